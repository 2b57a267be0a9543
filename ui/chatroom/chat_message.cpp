// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chatroom/chat_message.h"

#include "app/profiles/data_centres.h"
#include "app/rongcloud/message_types.h"
#include "app/text/sentences.h"
#include "ui/chatroom/content_reader.h"
#include "ui/common/texts.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace crier {

namespace {

struct Chat
{
    Q_DECLARE_TR_FUNCTIONS(ChatMessage)
};

using Kind = ChatPart::Kind;

constexpr int mostFields = 12;
constexpr int mostSummaries = 4; // of a combined forward; clients show no more
constexpr qsizetype longestField = 120;
constexpr qsizetype longestName = 80;
constexpr int mostQuoted = 300;

ChatPart part(Kind kind, const QString &text, const QString &label = {})
{
    return {.kind = kind, .text = text, .label = label};
}

ChatPart part(Kind kind, const MarkedText &text)
{
    return {.kind = kind, .text = text.text, .marks = text.marks};
}

// Parts that say nothing are left out: half a message is being written most of the time.
void add(ChatMessage &message, const ChatPart &candidate)
{
    const bool drawsItself =
        candidate.kind == Kind::Picture || candidate.kind == Kind::Voice || candidate.kind == Kind::File;
    if (drawsItself || !candidate.text.isEmpty())
        message.parts.append(candidate);
}

void addHost(ChatMessage &message, const ContentReader &content, const char *key)
{
    if (const QString host = content.host(key); !host.isEmpty())
        add(message, part(Kind::Quiet, Chat::tr("From %1", "%1 is the host of a file").arg(host)));
}

QString clock(double seconds)
{
    const auto whole = qint64(std::clamp(seconds, 0.0, 1e9));
    return u"%1:%2"_s.arg(whole / 60).arg(whole % 60, 2, 10, QChar(u'0'));
}

QString typeName(const QString &objectName)
{
    const MessageType *type = findMessageType(objectName);
    if (!type)
        return oneLine(objectName, 60);
    return speaksChinese() ? type->nameChinese : type->name;
}

void addFields(ChatMessage &message, const ContentReader &content)
{
    const JsonTree &tree = content.tree();
    int count = 0;
    for (int child = tree.node(0).firstChild; child >= 0; child = tree.node(child).nextSibling) {
        if (count++ == mostFields) {
            add(message, part(Kind::Quiet, u"…"_s));
            break;
        }
        const QString name = withVisibleMarks(oneLine(tree.key(child), 60)).text;
        message.parts.append(part(Kind::Field, content.lineOf(child, longestField), name));
    }
}

// A word for what a message holds, as lists of conversations show it.
QString summaryOf(const JsonTree &tree, int node, const QString &objectName)
{
    const MessageType *type = findMessageType(objectName);
    const ContentReader content(tree, node);
    if (type && !type->textField.isEmpty()) {
        const QByteArray key = type->textField.toLatin1();
        if (content.isText(key.constData()))
            return content.line(key.constData(), mostQuoted);
    }
    return Chat::tr("[%1]", "%1 is the type of a message").arg(typeName(objectName));
}

// False: the content lacks what the type is about, so that its fields say more than an empty form.
using Builder = bool (*)(ChatMessage &, const ContentReader &);

bool buildText(ChatMessage &message, const ContentReader &content)
{
    add(message, part(Kind::Text, content.text("content")));
    return content.isText("content");
}

bool buildStrip(ChatMessage &message, const ContentReader &content)
{
    message.look = ChatLook::Strip;
    add(message, part(Kind::Text, content.text("message")));
    return content.isText("message");
}

bool buildImage(ChatMessage &message, const ContentReader &content)
{
    message.parts.append({.kind = Kind::Picture, .base64 = content.base64("content")});
    addHost(message, content, "imageUri");
    return true;
}

bool buildGif(ChatMessage &message, const ContentReader &content)
{
    const QSizeF stated(content.number("width"), content.number("height"));
    const bool isKnown =
        stated.width() >= 1 && stated.height() >= 1 && stated.width() < 1e6 && stated.height() < 1e6;
    message.parts.append(
        {.kind = Kind::Picture, .label = u"GIF"_s, .size = isKnown ? stated.toSize() : QSize()});
    QStringList facts;
    if (isKnown)
        facts.append(Chat::tr("%1 x %2 pixels").arg(content.line("width", 20), content.line("height", 20)));
    if (const QString size = content.size("gifDataSize"); !size.isEmpty())
        facts.append(size);
    add(message, part(Kind::Quiet, facts.join(u" · "_s)));
    addHost(message, content, "remoteUrl");
    return true;
}

void addVoice(ChatMessage &message, const ContentReader &content)
{
    const QString seconds = content.line("duration", 20);
    message.parts.append(
        {.kind = Kind::Voice,
         .text = seconds.isEmpty() ? QString() : Chat::tr("%1 s", "seconds of sound").arg(seconds),
         .seconds = content.number("duration")});
}

bool buildVoice(ChatMessage &message, const ContentReader &content)
{
    addVoice(message, content);
    addHost(message, content, "remoteUrl");
    return true;
}

bool buildInlineVoice(ChatMessage &message, const ContentReader &content)
{
    addVoice(message, content);
    const qsizetype bytes = content.base64("content").size() * 3 / 4;
    add(message,
        part(Kind::Quiet, Chat::tr("%1 of sound inside the message", "%1 is a size").arg(sizeText(bytes))));
    return true;
}

bool buildVideo(ChatMessage &message, const ContentReader &content)
{
    const double seconds = content.number("duration", -1);
    message.parts.append({.kind = Kind::Picture,
                          .label = seconds < 0 ? QString() : clock(seconds),
                          .base64 = content.base64("content"),
                          .sign = ChatPart::Sign::Play});
    QStringList facts{content.line("name", longestName), content.size("size")};
    facts.removeAll(QString());
    add(message, part(Kind::Quiet, facts.join(u" · "_s)));
    addHost(message, content, "sightUrl");
    return true;
}

bool buildFile(ChatMessage &message, const ContentReader &content)
{
    message.parts.append(part(Kind::File, content.line("name", longestName), content.line("type", 8)));
    add(message, part(Kind::Quiet, content.size("size")));
    addHost(message, content, "fileUrl");
    return true;
}

bool buildLocation(ChatMessage &message, const ContentReader &content)
{
    message.parts.append(
        {.kind = Kind::Picture, .base64 = content.base64("content"), .sign = ChatPart::Sign::Place});
    add(message, part(Kind::Title, content.line("poi")));
    QStringList degrees{content.line("latitude", 24), content.line("longitude", 24)};
    degrees.removeAll(QString());
    add(message, part(Kind::Quiet, degrees.join(u", "_s)));
    return true;
}

bool buildQuote(ChatMessage &message, const ContentReader &content)
{
    const JsonTree &tree = content.tree();
    const int quoted = content.member("referMsg");
    const QString objectName = content.line("objName", 40);
    QString summary;
    if (quoted >= 0 && tree.node(quoted).kind == JsonKind::Object) {
        summary = summaryOf(tree, quoted, objectName);
    } else if (content.isText("referMsg")) { // some sources write the object as a text
        const QByteArray inner = content.text("referMsg").text.toUtf8();
        const JsonTree innerTree = JsonTree::parse(inner);
        summary =
            innerTree.isObject() ? summaryOf(innerTree, 0, objectName) : content.line("referMsg", mostQuoted);
    }
    add(message, part(Kind::Quote, summary, content.line("referMsgUserId", longestName)));
    add(message, part(Kind::Text, content.text("content")));
    return content.member("content") >= 0 || content.member("referMsg") >= 0;
}

bool buildCombined(ChatMessage &message, const ContentReader &content)
{
    const QString names = content.lines("nameList", mostSummaries).join(u", "_s);
    QString title = content.line("title");
    if (title.isEmpty())
        title = names.isEmpty() ? Chat::tr("Chat history")
                                : Chat::tr("Chat history of %1", "%1 are names").arg(names);
    add(message, part(Kind::Title, title));
    for (const QString &summary : content.lines("summaryList", mostSummaries))
        add(message, part(Kind::Quiet, summary));
    if (const QString count = content.line("msgNum", 20); !count.isEmpty())
        add(message, part(Kind::Quiet, Chat::tr("Messages: %1", "%1 is a number").arg(count)));
    addHost(message, content, "remoteUrl");
    return true;
}

bool buildCard(ChatMessage &message, const ContentReader &content)
{
    add(message, part(Kind::Title, content.line("title")));
    add(message, part(Kind::Text, content.text("content")));
    message.parts.append({.kind = Kind::Picture, .label = content.host("imageUri"), .size = {120, 60}});
    if (const QString host = content.host("url"); !host.isEmpty())
        add(message, part(Kind::Quiet, Chat::tr("Opens %1", "%1 is a host").arg(host)));
    return true;
}

bool buildUnseen(ChatMessage &message, const ContentReader &content)
{
    message.look = ChatLook::Unseen;
    add(message, part(Kind::Text, Chat::tr("Members see nothing; the app reacts.")));
    addFields(message, content);
    return true;
}

bool buildProtocol(ChatMessage &message, const ContentReader &content)
{
    message.look = ChatLook::Unseen;
    //: %1 is the vendor's name
    const QString forSdk = Chat::tr("Members see nothing; %1's SDK in the app acts on it.");
    add(message, part(Kind::Text, forSdk.arg(vendorName(vendor()))));
    addFields(message, content);
    return true;
}

// What is not here is shown as a card of its fields.
Builder builderFor(const QString &objectName)
{
    static const QHash<QString, Builder> builders{
        {u"RC:TxtMsg"_s, buildText},         {u"RC:StreamMsg"_s, buildText},
        {u"RC:ImgMsg"_s, buildImage},        {u"RC:GIFMsg"_s, buildGif},
        {u"RC:HQVCMsg"_s, buildVoice},       {u"RC:VcMsg"_s, buildInlineVoice},
        {u"RC:SightMsg"_s, buildVideo},      {u"RC:FileMsg"_s, buildFile},
        {u"RC:LBSMsg"_s, buildLocation},     {u"RC:ReferenceMsg"_s, buildQuote},
        {u"RC:CombineMsg"_s, buildCombined}, {u"RC:CombineV2Msg"_s, buildCombined},
        {u"RC:ImgTextMsg"_s, buildCard},     {u"RC:InfoNtf"_s, buildStrip},
        {u"RC:GrpNtf"_s, buildStrip},        {u"RC:ContactNtf"_s, buildStrip},
        {u"RC:CmdMsg"_s, buildUnseen},       {u"RC:CmdNtf"_s, buildUnseen},
        {u"RC:ProfileNtf"_s, buildUnseen},   {u"RC:TypSts"_s, buildProtocol},
        {u"RC:RcCmd"_s, buildProtocol},      {u"RC:ReadNtf"_s, buildProtocol},
        {u"RC:RRReqMsg"_s, buildProtocol},   {u"RC:RRRspMsg"_s, buildProtocol},
        {u"RC:SRSMsg"_s, buildProtocol},     {u"RC:chrmKVNotiMsg"_s, buildProtocol},
    };
    return builders.value(objectName);
}

void buildFields(ChatMessage &message, const QString &objectName, const ContentReader &content)
{
    message.look = ChatLook::Card;
    message.parts = {part(Kind::Title, typeName(objectName))};
    addFields(message, content);
}

// What is no JSON object can only be shown as it is.
void buildRaw(ChatMessage &message, const Draft &draft)
{
    message.look = ChatLook::Card;
    message.parts = {part(Kind::Title, typeName(draft.objectName.value))};
    constexpr qsizetype shown = 2'000;
    MarkedText text =
        withVisibleMarks(QString::fromUtf8(draft.content.first(std::min(draft.content.size(), shown))));
    if (draft.content.size() > shown)
        text.text = QCoreApplication::translate("ChatroomModel", "%1... (shortened here)",
                                                "%1 is the beginning of a text")
                        .arg(text.text);
    add(message, part(Kind::Text, text));
}

// {"user":{"name":...}}: members see this name and not the id.
QString shownSender(const Draft &draft, const ContentReader *content, QString *portraitHost)
{
    if (content) {
        const ContentReader user(content->tree(), content->member("user"));
        *portraitHost = user.host("portrait");
        if (const QString name = user.line("name", longestName); user.isText("name") && !name.isEmpty())
            return name;
    }
    return withVisibleMarks(oneLine(draft.sender.value, longestName)).text;
}

} // namespace

QString ChatMessage::text() const
{
    QStringList lines;
    for (const ChatPart &each : parts) {
        switch (each.kind) {
        case Kind::Picture: {
            const QString word = each.sign == ChatPart::Sign::Play ? Chat::tr("Video") : Chat::tr("Picture");
            lines.append(each.label.isEmpty() ? word : word + u' ' + each.label);
            break;
        }
        case Kind::Voice:
            lines.append(each.text.isEmpty() ? Chat::tr("Voice") : Chat::tr("Voice, %1").arg(each.text));
            break;
        case Kind::Field:
        case Kind::Quote:
            lines.append(each.label.isEmpty() ? each.text : u"%1: %2"_s.arg(each.label, each.text));
            break;
        case Kind::File:
        case Kind::Text:
        case Kind::Title:
        case Kind::Quiet:
            lines.append(each.text);
            break;
        }
    }
    return lines.join(u'\n');
}

ChatMessage chatMessageOf(const Draft &draft)
{
    ChatMessage message;
    const QString &objectName = draft.objectName.value;
    const bool isBuiltIn = findMessageType(objectName) != nullptr;
    const JsonTree tree = JsonTree::parse(draft.content);
    QString portraitHost;
    QStringList notes;
    if (tree.isObject()) {
        const ContentReader content(tree);
        message.sender = shownSender(draft, &content, &portraitHost);
        const Builder build = builderFor(objectName);
        if (!build || !build(message, content))
            buildFields(message, objectName, content);
    } else {
        message.sender = shownSender(draft, nullptr, &portraitHost);
        if (!draft.content.isEmpty())
            buildRaw(message, draft);
    }
    if (!isBuiltIn && !message.parts.isEmpty())
        notes.append(QCoreApplication::translate("ChatroomModel", "Your app decides how this looks."));
    qsizetype marks = 0;
    for (const ChatPart &each : std::as_const(message.parts))
        marks += each.marks.size();
    if (marks > 0)
        notes.append(Chat::tr("Invisible characters, shown as [U+...]: %1", "%1 is a number").arg(marks));
    if (!portraitHost.isEmpty())
        notes.append(Chat::tr("Portrait from %1, not loaded here.", "%1 is a host").arg(portraitHost));
    message.note = notes.join(u'\n');
    return message;
}

} // namespace crier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/request_view.h"

#include "app/rongcloud/request.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/common/visible_marks.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTextOption>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace crier {

namespace {

constexpr std::chrono::milliseconds settleTime{120};
constexpr qsizetype longestShown = 20'000; // characters; copying copies all

#ifdef Q_OS_WIN
constexpr Shell usualShell = Shell::PowerShell;
#else
constexpr Shell usualShell = Shell::Posix;
#endif

// The start of a long text with a sentence that says how much is missing.
QString shownPart(const QByteArray &bytes)
{
    const QByteArray start = bytes.size() <= longestShown ? bytes : bytes.first(longestShown);
    QString text = withVisibleMarks(QString::fromUtf8(start)).text;
    if (start.size() < bytes.size()) {
        while (text.endsWith(QChar::ReplacementCharacter)) // half a character, cut just now
            text.chop(1);
        text += u'\n' + RequestView::tr("... shortened here; copying copies all %1.", "%1 is a size")
                            .arg(sizeText(bytes.size()));
    }
    return text;
}

// Read-only text, as tall as what is in it where that is short by nature.
class BytesText : public QPlainTextEdit
{
public:
    BytesText(bool fits, QWidget *parent)
        : QPlainTextEdit(parent)
        , m_fits(fits)
    {
        setReadOnly(true);
        setTabChangesFocus(true);
        setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        setFont(monospaceFont(parent));
        setWordWrapMode(QTextOption::WrapAnywhere);
        setLayoutDirection(Qt::LeftToRight); // bytes in their order, whatever they say
        if (fits) {
            setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
            connect(this, &QPlainTextEdit::textChanged, this, &BytesText::fit);
        } else {
            setMinimumHeight(heightOf(fewestLines));
        }
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QPlainTextEdit::resizeEvent(event);
        if (m_fits)
            fit();
    }

private:
    static constexpr int fewestLines = 5;

    int heightOf(int lines) const
    {
        return lines * fontMetrics().lineSpacing() + int(2 * document()->documentMargin()) + 2 * frameWidth();
    }
    void fit() { setFixedHeight(heightOf(std::max(1, int(document()->size().height())))); } // in lines

    bool m_fits;
};

// Below 1 KiB sizeText() says the bytes already.
QString exactSize(qsizetype bytes)
{
    return bytes < 1024 ? sizeText(bytes)
                        : RequestView::tr("%1 (%2 bytes)", "%1 is a size in KiB")
                              .arg(sizeText(bytes), QLocale().toString(bytes));
}

} // namespace

RequestView::RequestView(QWidget *parent)
    : QWidget(parent)
    , m_settle(new QTimer(this))
    , m_contentSumTitle(new PlainLabel(this))
    , m_bodySumTitle(new PlainLabel(this))
    , m_notice(new PlainLabel(this))
{
    m_settle->setSingleShot(true);
    m_settle->setInterval(settleTime);
    connect(m_settle, &QTimer::timeout, this, &RequestView::refresh);

    auto *inner = new QWidget(this);
    auto *sections = new QVBoxLayout(inner);
    sections->setContentsMargins(0, 0, space::tight, 0);
    sections->setSpacing(space::tight);
    m_head = addSection(*sections, "requestHead", true);
    m_fields = addSection(*sections, "requestFields", true);
    m_content = addSection(*sections, "requestContent", false);
    m_contentSum = addSum(*sections, m_contentSumTitle, "requestContentSum");
    m_body = addSection(*sections, "requestBody", false);
    m_bodySum = addSum(*sections, m_bodySumTitle, "requestBodySum");
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("requestScroll"));
    scroll->setWidget(inner);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    m_notice->setObjectName(QStringLiteral("requestNotice"));
    m_notice->setWordWrap(true);
    m_notice->setFont(quietFont(font()));
    m_notice->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::row);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_notice);
    layout->addWidget(buildButtons());
    retranslate();
}

RequestView::Section RequestView::addSection(QBoxLayout &layout, const char *objectName, bool fits)
{
    Section section{new PlainLabel(this), new BytesText(fits, this)};
    section.title->setFont(strongFont(font()));
    section.title->setBuddy(section.text);
    section.text->setObjectName(QString::fromLatin1(objectName));
    layout.addWidget(section.title);
    layout.addWidget(section.text, fits ? 0 : 1);
    return section;
}

QLineEdit *RequestView::addSum(QLayout &layout, PlainLabel *label, const char *objectName)
{
    auto *sum = new QLineEdit(this);
    sum->setObjectName(QString::fromLatin1(objectName));
    sum->setReadOnly(true);
    sum->setFont(monospaceFont(this));
    label->setBuddy(sum);
    label->setFont(quietFont(font()));
    layout.addWidget(label);
    layout.addWidget(sum);
    return sum;
}

QWidget *RequestView::buildButtons()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::tight);
    const auto add = [&](const char *objectName) {
        auto *button = new QToolButton(bar);
        button->setObjectName(QString::fromLatin1(objectName));
        button->setFocusPolicy(Qt::StrongFocus);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        row->addWidget(button);
        return button;
    };
    m_curl = add("copyCurl");
    m_copyContent = add("copyRequestContent");
    m_copyBody = add("copyRequestBody");
    row->addStretch(1);
    connect(m_copyContent, &QToolButton::clicked, this, &RequestView::copyContent);
    connect(m_copyBody, &QToolButton::clicked, this, &RequestView::copyBody);

    auto *menu = new QMenu(this);
    const auto addShell = [this, menu](const char *objectName, Shell shell) {
        QAction *action = menu->addAction(QString());
        action->setObjectName(QString::fromLatin1(objectName));
        connect(action, &QAction::triggered, this, [this, shell] { copyAsCurl(shell); });
        return action;
    };
    m_posix = addShell("copyCurlPosix", Shell::Posix);
    m_powerShell = addShell("copyCurlPowerShell", Shell::PowerShell);
    m_cmd = addShell("copyCurlCmd", Shell::Cmd);
    m_curl->setMenu(menu);
    m_curl->setPopupMode(QToolButton::MenuButtonPopup);
    connect(m_curl, &QToolButton::clicked, this, [this] { copyAsCurl(usualShell); });
    return bar;
}

QWidget *RequestView::firstPane() const
{
    return m_head.text;
}

void RequestView::setRequest(const Profile &profile, const Draft &draft)
{
    if (profile == m_profile && draft == m_draft)
        return;
    m_profile = profile;
    m_draft = draft;
    m_isStale = true;
    say({}); // what was copied is not what stands here any more
    if (isVisible())
        m_settle->start();
}

void RequestView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        refresh();
}

void RequestView::showHead()
{
    const QUrl url = broadcastUrl(m_profile);
    const QByteArray fresh = tr("made when it is sent").toUtf8();
    QString text = m_profile.baseUrl.isEmpty()
                       ? tr("The sandbox has not started yet.")
                       : QStringLiteral("POST %1").arg(url.toString(QUrl::FullyEncoded));
    const FreshValues values{
        .nonce = fresh, .timestamp = fresh, .signature = maskedValue(), .requestId = fresh};
    for (const auto &[name, value] : serviceHeaders(m_profile, values))
        text += QStringLiteral("\n%1: %2").arg(QLatin1String(name), QString::fromUtf8(value));
    m_head.text->setPlainText(withVisibleMarks(text).text);
}

void RequestView::refresh()
{
    m_settle->stop();
    m_isStale = false;
    showHead();
    QStringList fields;
    for (const auto &[name, value] : formFieldsOf(m_draft)) {
        if (name != "content")
            fields.append(QStringLiteral("%1 = %2").arg(
                QLatin1String(name), withVisibleMarks(oneLine(QString::fromUtf8(value), 300)).text));
    }
    if (!m_draft.includeSender)
        fields.append(tr("%1 is left out: the sender does not get it", "%1 is the name of a field")
                          .arg(QStringLiteral("isIncludeSender")));
    m_fields.text->setPlainText(fields.join(u'\n'));

    const QByteArray body = formBodyOf(m_draft);
    m_content.title->setText(tr("Con&tent, %1", "%1 is a size").arg(exactSize(m_draft.content.size())));
    m_content.text->setPlainText(shownPart(m_draft.content));
    m_body.title->setText(tr("Bo&dy as it is sent, %1", "%1 is a size").arg(exactSize(body.size())));
    m_body.text->setPlainText(shownPart(body));
    m_contentSum->setText(QString::fromLatin1(sha256Hex(m_draft.content)));
    m_bodySum->setText(QString::fromLatin1(sha256Hex(body)));
    for (QLineEdit *sum : {m_contentSum, m_bodySum})
        sum->setCursorPosition(0);
    m_curl->setEnabled(!m_profile.baseUrl.isEmpty());
}

void RequestView::copyAsCurl(Shell shell)
{
    const std::optional<QString> command = curlCommand(m_profile, m_draft, shell);
    if (!command) {
        say(shell == Shell::Cmd
                ? tr("The command prompt takes at most %1 characters in a line, and this would be more. Copy "
                     "the command for PowerShell instead.")
                      .arg(QLocale().toString(longestCmdLine))
                : tr("PowerShell cannot hand this App Key on to curl. Copy the command for sh instead."));
        return;
    }
    QGuiApplication::clipboard()->setText(*command);
    // Nothing that Crier promises holds for a command that runs elsewhere.
    say(m_profile.environment == Environment::Live
            ? tr("Copied. Put the App Secret into %1 before you run it. It broadcasts to everyone, each time "
                 "it "
                 "runs, past Crier's log and rate limit.")
                  .arg(secretVariable())
            : tr("Copied. Put the App Secret into %1 before you run it. It sends each time it runs, past "
                 "Crier's log and rate limit.")
                  .arg(secretVariable()));
}

void RequestView::copyContent()
{
    QGuiApplication::clipboard()->setText(QString::fromUtf8(m_draft.content));
    say(tr("The content is copied, %1.", "%1 is a size").arg(sizeText(m_draft.content.size())));
}

void RequestView::copyBody()
{
    const QByteArray body = formBodyOf(m_draft);
    QGuiApplication::clipboard()->setText(QString::fromLatin1(body));
    say(tr("The body is copied, %1.", "%1 is a size").arg(sizeText(body.size())));
}

void RequestView::say(const QString &sentence)
{
    m_notice->setText(sentence);
    m_notice->setVisible(!sentence.isEmpty());
    if (sentence.isEmpty())
        return;
    announce(m_notice, sentence);
    Q_EMIT copied(sentence);
}

void RequestView::retranslate()
{
    m_head.title->setText(tr("Req&uest"));
    m_head.text->setAccessibleName(tr("Address and headers of the request"));
    m_fields.title->setText(tr("Form f&ields beside the content"));
    m_fields.text->setAccessibleName(tr("Form fields beside the content"));
    m_content.text->setAccessibleName(tr("Content as members' apps receive it"));
    m_body.text->setAccessibleName(tr("Body as it is sent"));
    m_contentSumTitle->setText(tr("SHA-256 of the content, as the log will keep it"));
    m_contentSum->setAccessibleName(tr("SHA-256 of the content"));
    m_bodySumTitle->setText(tr("SHA-256 of the body, as the log will keep it"));
    m_bodySum->setAccessibleName(tr("SHA-256 of the body"));
    m_curl->setText(tr("Copy as curl"));
    m_curl->setAccessibleName(tr("Copy the request as a curl command"));
    m_curl->setToolTip(plainToolTip(
        tr("A command that makes the same request. It takes the App Secret from the environment variable %1 "
           "when it runs; neither the secret nor the signature is in it.")
            .arg(secretVariable())));
    m_posix->setText(tr("For sh (Linux, macOS)"));
    m_powerShell->setText(tr("For PowerShell (Windows)"));
    m_cmd->setText(tr("For the command prompt (Windows, runs PowerShell)"));
    m_copyContent->setText(tr("Copy content"));
    m_copyContent->setAccessibleName(tr("Copy the content"));
    m_copyBody->setText(tr("Copy body"));
    m_copyBody->setAccessibleName(tr("Copy the encoded body"));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, quietText(palette()));
    for (PlainLabel *label : {m_contentSumTitle, m_bodySumTitle})
        label->setPalette(quiet);
    say({});
    m_isStale = true;
    if (isVisible())
        refresh();
}

void RequestView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace crier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/bundle_dialog.h"

#include "app/base/durable_file.h"
#include "app/support/bundle_zip.h"
#include "app/text/sentences.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/templates/status_line.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace crier {

namespace {
constexpr int rowsInABundle = 20;
constexpr int idRole = Qt::UserRole;

BundlePartId partOf(const QListWidgetItem &item)
{
    return BundlePartId(item.data(idRole).toInt());
}

const BundlePart *partWith(const QList<BundlePart> &parts, BundlePartId id)
{
    const auto found =
        std::find_if(parts.cbegin(), parts.cend(), [id](const BundlePart &part) { return part.id == id; });
    return found == parts.cend() ? nullptr : &*found;
}

} // namespace

BundleDialog::BundleDialog(SendDesk &desk, BundleSources sources, std::optional<qint64> id, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_sources(std::move(sources))
    , m_id(id)
    , m_intro(new PlainLabel(this))
    , m_listTitle(new PlainLabel(this))
    , m_list(new QListWidget(this))
    , m_textTitle(new PlainLabel(this))
    , m_text(new QPlainTextEdit(this))
    , m_status(new StatusLine(this))
    , m_copy(new QPushButton(this))
    , m_save(new QPushButton(this))
{
    setObjectName(QStringLiteral("bundleDialog"));
    build();
    connect(&m_desk, &SendDesk::pageReady, this, [this](quint64 token, const QList<SendRow> &rows) {
        if (token != m_pageToken)
            return;
        m_facts.rows = rows;
        if (rows.isEmpty())
            rebuild();
        else
            askForRecord(m_id.value_or(rows.constFirst().id));
    });
    connect(&m_desk, &SendDesk::recordReady, this,
            [this](quint64 token, const std::optional<SendRecord> &record) {
                if (token != m_recordToken)
                    return;
                m_facts.send = record;
                rebuild();
            });
    connect(&m_desk, &SendDesk::readFailed, this, &BundleDialog::onFailed);
    connect(m_list, &QListWidget::currentRowChanged, this, &BundleDialog::showPart);
    connect(m_list, &QListWidget::itemChanged, this, &BundleDialog::onChecked);
    connect(m_copy, &QPushButton::clicked, this, &BundleDialog::copy);
    connect(m_save, &QPushButton::clicked, this, &BundleDialog::save);
    retranslate();
    ask();
}

void BundleDialog::build()
{
    m_intro->setObjectName(QStringLiteral("bundleIntro"));
    m_intro->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("bundleParts"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumWidth(200);
    m_listTitle->setBuddy(m_list);
    m_text->setObjectName(QStringLiteral("bundleText"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setFont(monospaceFont(this));
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_textTitle->setBuddy(m_text);
    m_textTitle->setWordWrap(true);
    m_status->setObjectName(QStringLiteral("bundleStatus"));
    m_copy->setObjectName(QStringLiteral("bundleCopy"));
    m_copy->setIcon(icon(IconName::Copy));
    m_save->setObjectName(QStringLiteral("bundleSave"));
    m_save->setIcon(icon(IconName::Export));
    m_copy->setEnabled(false);
    m_save->setEnabled(false);

    const auto column = [this](QWidget *title, QWidget *below) {
        auto *box = new QWidget(this);
        auto *layout = new QVBoxLayout(box);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(space::tight);
        layout->addWidget(title);
        layout->addWidget(below, 1);
        return box;
    };
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(space::group);
    splitter->addWidget(column(m_listTitle, m_list));
    splitter->addWidget(column(m_textTitle, m_text));
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 3);
    splitter->setSizes({240, 560});

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_copy, QDialogButtonBox::ActionRole);
    buttons->addButton(m_save, QDialogButtonBox::ActionRole);
    for (QAbstractButton *button : buttons->buttons())
        static_cast<QPushButton *>(button)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::group, space::group, space::group, space::group);
    layout->setSpacing(space::group);
    layout->addWidget(m_intro);
    layout->addWidget(splitter, 1);
    layout->addWidget(m_status);
    layout->addWidget(buttons);
    resize(820, 560);
}

void BundleDialog::ask()
{
    m_facts.now = m_sources.clock.utcNow();
    m_facts.profiles = m_sources.profiles;
    m_facts.hidden = m_sources.hidden;
    if (m_sources.isOurLog)
        m_facts.versions = runningVersions();
    if (m_sources.isOurLog && !m_sources.dataDir.isEmpty())
        m_facts.settings = shareableSettings(m_sources.dataDir);
    m_pageToken = nextToken();
    m_desk.requestPage(m_pageToken, m_id ? std::optional(*m_id + 1) : std::nullopt, rowsInABundle);
}

void BundleDialog::askForRecord(qint64 id)
{
    m_recordToken = nextToken();
    m_desk.requestRecord(m_recordToken, id);
}

void BundleDialog::onFailed(quint64 token, const Error &error)
{
    if (token != m_pageToken && token != m_recordToken)
        return;
    rebuild(); // versions and settings help all the more now
    m_status->say(StatusLine::Tone::Trouble, errorSentence(error));
}

void BundleDialog::rebuild()
{
    m_isReady = true;
    m_parts = makeBundle(m_facts, !m_leftOut.contains(BundlePartId::Content));
    // A list of all that there could be: a part that is left out can be taken in again.
    QList<BundlePart> all = makeBundle(m_facts, true);
    if (m_list->count() != all.size()) {
        m_filling = true;
        m_list->clear();
        for (const BundlePart &part : all) {
            auto *item = new QListWidgetItem(bundlePartTitle(part.id), m_list);
            item->setData(idRole, int(part.id));
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
            item->setCheckState(m_leftOut.contains(part.id) ? Qt::Unchecked : Qt::Checked);
        }
        m_filling = false;
        m_list->setCurrentRow(0);
        Q_EMIT ready();
    }
    showPart();
}

QList<BundlePart> BundleDialog::chosenParts() const
{
    QList<BundlePart> chosen;
    std::copy_if(m_parts.cbegin(), m_parts.cend(), std::back_inserter(chosen),
                 [this](const BundlePart &part) { return !m_leftOut.contains(part.id); });
    return chosen;
}

void BundleDialog::onChecked()
{
    if (m_filling)
        return;
    m_leftOut.clear();
    for (int row = 0; row < m_list->count(); ++row) {
        const QListWidgetItem &item = *m_list->item(row);
        if (item.checkState() != Qt::Checked)
            m_leftOut.insert(partOf(item));
    }
    m_status->clear(); // what was said of an earlier choice
    rebuild();
}

void BundleDialog::showPart()
{
    const bool something = !chosenParts().isEmpty();
    m_copy->setEnabled(something);
    m_save->setEnabled(something);
    m_save->setToolTip(something ? QString() : tr("Tick at least one part first."));
    m_copy->setToolTip(m_save->toolTip());
    m_copy->setAccessibleDescription(m_save->toolTip());
    m_save->setAccessibleDescription(m_save->toolTip());
    const QListWidgetItem *const item = m_list->currentItem();
    if (!item) {
        m_textTitle->setText(m_isReady ? QString() : tr("Reading the log..."));
        m_text->clear();
        return;
    }
    const BundlePartId id = partOf(*item);
    const bool isIn = !m_leftOut.contains(id);
    const BundlePart *const part = isIn ? partWith(m_parts, id) : nullptr;
    m_textTitle->setText(
        part ? tr("%1 - exactly as it will be written", "%1 is a file name").arg(part->fileName)
             : tr("This part is left out."));
    const QString text = part ? part->text : QString();
    if (m_text->toPlainText() != text)
        m_text->setPlainText(text); // not otherwise: the reader's place would be lost
}

void BundleDialog::copy()
{
    QGuiApplication::clipboard()->setText(bundleText(chosenParts()));
    m_status->say(StatusLine::Tone::Done, tr("Copied. Paste it into a mail or a ticket."));
}

void BundleDialog::save()
{
    const QString ending = canZip() ? QStringLiteral("zip") : QStringLiteral("txt");
    const QString name =
        QStringLiteral("crier-support-%1.%2")
            .arg(m_facts.now.toLocalTime().toString(QStringLiteral("yyyyMMdd-HHmmss")), ending);
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    // One of its own and not a question that waits: a window that is locked closes this dialog.
    auto *dialog = new QFileDialog(this, tr("Save the support bundle"), folder,
                                   canZip() ? tr("Zip file (*.zip)") : tr("Text file (*.txt)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this, &BundleDialog::saveTo);
    dialog->open();
}

void BundleDialog::saveTo(const QString &path)
{
    const QList<BundlePart> parts = chosenParts();
    const Result<QByteArray> bytes =
        canZip() ? bundleZip(parts, m_facts.now) : Result<QByteArray>(bundleText(parts).toUtf8());
    if (!bytes) {
        m_status->say(StatusLine::Tone::Trouble,
                      tr("The zip file could not be made: %1. Copy the bundle as text instead.")
                          .arg(bytes.error().detail));
        return;
    }
    if (const Status written = writeFileDurably(path, *bytes); !written) {
        m_status->say(StatusLine::Tone::Trouble,
                      tr("%1 could not be written: %2. Choose another folder, or copy the bundle as text.")
                          .arg(QDir::toNativeSeparators(path), oneLine(written.error().detail)));
        return;
    }
    m_status->say(StatusLine::Tone::Done,
                  tr("Written to %1. Nothing has been sent to anybody.").arg(QDir::toNativeSeparators(path)));
}

void BundleDialog::retranslate()
{
    setWindowTitle(tr("Support bundle"));
    QString intro = tr("This is all that goes into the bundle. Read it, and take out what you do not want to "
                       "share. App Secret and signature are never in it, and Crier sends it to nobody.");
    if (!canZip())
        intro += QLatin1Char('\n') + tr("This build of Crier cannot write zip files: the bundle is text.");
    m_intro->setText(intro);
    m_listTitle->setText(tr("&Parts"));
    m_list->setAccessibleName(tr("Parts of the bundle"));
    m_text->setAccessibleName(tr("Text of the chosen part"));
    m_copy->setText(tr("&Copy as text"));
    m_save->setText(canZip() ? tr("&Save zip...") : tr("&Save text..."));
    m_filling = true;
    for (int row = 0; row < m_list->count(); ++row)
        m_list->item(row)->setText(bundlePartTitle(partOf(*m_list->item(row))));
    m_filling = false;
    showPart();
}

void BundleDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        if (m_isReady)
            rebuild();
    }
    QDialog::changeEvent(event);
}

} // namespace crier

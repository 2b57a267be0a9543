// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/log_window.h"

#include "app/text/sentences.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/log/log_view.h"
#include "ui/service/decoder_page.h"
#include "ui/service/incident_page.h"
#include "ui/support/bundle_dialog.h"

#include <QAction>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <utility>

namespace crier {

namespace {
constexpr int bandIconSize = 16;
constexpr int noticeTime = 10'000;      // ms that the status bar keeps a sentence
constexpr QRgb bandGround = 0xFF4A4F56; // white on it has a contrast of 8:1, and it is no environment's
} // namespace

LogWindow::LogWindow(SendDesk &desk, const Clock &clock, const QString &path, QWidget *parent)
    : QMainWindow(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_path(path)
    , m_band(new QWidget(this))
    , m_bandIcon(new PlainLabel(this))
    , m_bandWord(new PlainLabel(this))
    , m_bandText(new ElidedLabel(this))
    , m_pages(new QStackedWidget(this))
    , m_trouble(new PlainLabel(this))
    , m_again(new QPushButton(this))
    , m_tabs(new QTabWidget(this))
    , m_log(new LogView(desk, this))
    , m_incidents(new IncidentPage(desk, clock, this))
    , m_decoder(new DecoderPage(desk, clock, this))
    , m_fileMenu(menuBar()->addMenu(QString()))
    , m_logMenu(menuBar()->addMenu(QString()))
    , m_bundle(m_fileMenu->addAction(icon(IconName::Service), QString()))
    , m_close(m_fileMenu->addAction(icon(IconName::Close), QString()))
{
    setObjectName(QStringLiteral("logWindow"));
    setWindowIcon(applicationIcon());
    build();
    m_logMenu->addActions(m_log->logActions());
    m_bundle->setObjectName(QStringLiteral("actionBundleOfAll"));
    m_close->setObjectName(QStringLiteral("actionClose"));
    m_close->setShortcut(QKeySequence::Close);
    connect(m_close, &QAction::triggered, this, &QWidget::close);
    connect(m_bundle, &QAction::triggered, this, [this] { showBundle(std::nullopt); });
    connect(m_incidents, &IncidentPage::bundleWanted, this, [this] { showBundle(std::nullopt); });
    connect(m_log, &LogView::explanationWanted, this, [this](const SendRecord &record) {
        m_tabs->setCurrentWidget(m_decoder);
        m_decoder->showOutcome(record);
    });
    connect(m_log, &LogView::bundleWanted, this, [this](qint64 id) { showBundle(id); });
    connect(m_log, &LogView::notice, this,
            [this](const QString &sentence) { statusBar()->showMessage(sentence, noticeTime); });
    connect(&m_desk, &SendDesk::opened, this, &LogWindow::onOpened);
    connect(m_again, &QPushButton::clicked, this, [this] { m_desk.open(); });
    retranslate();
    const QSize room = screen() ? screen()->availableSize() : QSize(1080, 720);
    resize(QSize(1080, 720).boundedTo(room));
}

void LogWindow::build()
{
    m_log->hideComposing();
    m_band->setObjectName(QStringLiteral("viewBand"));
    m_band->setAutoFillBackground(true);
    QPalette colors = m_band->palette();
    colors.setColor(QPalette::Window, QColor(bandGround));
    colors.setColor(QPalette::WindowText, Qt::white);
    m_band->setPalette(colors);
    m_bandIcon->setPixmap(
        tintedPixmap(IconName::Lock, QSize(bandIconSize, bandIconSize), devicePixelRatioF(), Qt::white));
    m_bandWord->setObjectName(QStringLiteral("viewBandWord"));
    m_bandWord->setFont(strongFont(font()));
    m_bandText->setObjectName(QStringLiteral("viewBandText"));
    auto *band = new QHBoxLayout(m_band);
    band->setContentsMargins(space::group, space::row, space::group, space::row);
    band->setSpacing(space::row);
    band->addWidget(m_bandIcon);
    band->addWidget(m_bandWord);
    band->addWidget(m_bandText, 1);

    m_tabs->setObjectName(QStringLiteral("viewTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_log, QString());
    m_tabs->addTab(m_decoder, QString());
    m_tabs->addTab(m_incidents, QString());
    auto *troublePage = new QWidget(this);
    m_trouble->setObjectName(QStringLiteral("viewTrouble"));
    m_trouble->setAlignment(Qt::AlignCenter);
    m_trouble->setWordWrap(true);
    m_again->setObjectName(QStringLiteral("viewAgain"));
    auto *trouble = new QVBoxLayout(troublePage);
    trouble->setContentsMargins(2 * space::group, space::group, 2 * space::group, space::group);
    trouble->addStretch(2);
    trouble->addWidget(m_trouble);
    trouble->addSpacing(space::row);
    trouble->addWidget(m_again, 0, Qt::AlignHCenter);
    trouble->addStretch(3);
    m_pages->addWidget(m_tabs);
    m_pages->addWidget(troublePage);

    auto *center = new QWidget(this);
    auto *layout = new QVBoxLayout(center);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_band);
    layout->addWidget(m_pages, 1);
    setCentralWidget(center);
}

void LogWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (!std::exchange(m_isAsked, true))
        m_desk.open();
}

void LogWindow::onOpened(const StoreStatus &status)
{
    m_status = status;
    m_pages->setCurrentIndex(status.canRead ? 0 : 1);
    m_bundle->setEnabled(status.canRead);
    retranslate();
    if (!status.canRead)
        announce(m_trouble, m_trouble->text());
}

QString LogWindow::troubleSentence(const Error &error) const
{
    const QString path = QDir::toNativeSeparators(m_path);
    switch (error.kind) {
    case ErrorKind::StorageUnavailable:
        return tr("%1 is not there, or is not a file that you may read. Check its name, and that you have "
                  "the "
                  "right to read it.")
            .arg(path);
    case ErrorKind::StorageReadOnly:
        return tr("The last write to %1 was cut short, and to read it that write would have to be undone in "
                  "the "
                  "file. Copy the log together with the file beside it that ends in -journal to a folder of "
                  "your "
                  "own as sendlog.db, and start Crier once with that folder as --data-dir.")
            .arg(path);
    case ErrorKind::StorageCorrupt:
        return tr("%1 is damaged, or is not a log of Crier. Ask for another copy, made while Crier is "
                  "closed.")
            .arg(path);
    case ErrorKind::StorageBusy:
        return tr("Another program keeps %1 locked. Try again in a moment, or look at a copy of it.")
            .arg(path);
    default:
        return errorSentence(error);
    }
}

void LogWindow::showBundle(std::optional<qint64> id)
{
    auto *dialog = new BundleDialog(m_desk, {.clock = m_clock, .isOurLog = false}, id, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void LogWindow::retranslate()
{
    const QString name = oneLine(QFileInfo(m_path).fileName());
    setWindowTitle(tr("READ-ONLY: %1 - Crier", "%1 is a file name").arg(name));
    m_bandWord->setText(tr("READ-ONLY"));
    QString text = tr("Nothing can be sent or changed here. %1", "%1 is a path")
                       .arg(oneLine(QDir::toNativeSeparators(m_path)));
    if (m_status.error && m_status.error->kind == ErrorKind::StorageNewer)
        text = tr("A newer version of Crier wrote this log: what that version added is not shown.") +
               QLatin1Char(' ') + text;
    m_bandText->setText(text);
    m_band->setAccessibleName(m_bandWord->text());
    m_band->setAccessibleDescription(text);
    m_tabs->setAccessibleName(tr("What is shown of the log"));
    m_tabs->setTabText(0, tr("Log"));
    m_tabs->setTabText(1, m_decoder->title());
    m_tabs->setTabText(2, m_incidents->title());
    m_trouble->setText(m_status.error ? troubleSentence(*m_status.error) : QString());
    m_again->setText(tr("Try &again"));
    m_fileMenu->setTitle(tr("&File"));
    m_logMenu->setTitle(tr("&Log"));
    m_bundle->setText(tr("&Support bundle of the last results..."));
    m_bundle->setStatusTip(tr("Collect what support staff need to know about the last results"));
    m_close->setText(tr("&Close"));
    m_close->setStatusTip(tr("Close this window"));
}

void LogWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

} // namespace crier

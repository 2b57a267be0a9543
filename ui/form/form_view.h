// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compose/check.h"
#include "app/compose/form_field.h"

#include <QHash>
#include <QList>
#include <QScrollArea>

#include <utility>

class QTimer;
class QToolButton;
class QVBoxLayout;

namespace crier {

class FieldRow;
class ListField;
class MessageDocument;
class PictureSource;
class SpellChecking;

// The message as a form made from the table of types. Writes single values into the document and leaves every
// other byte alone. Follows the document while it can be seen.
class FormView : public QScrollArea
{
    Q_OBJECT

public:
    explicit FormView(MessageDocument &document, QWidget *parent = nullptr);
    ~FormView() override;

    // What is typed is in the document afterwards. False while an input method is composing.
    bool flush();
    bool isComposing() const;
    // What an input method is composing becomes the text, as far as it goes.
    void finishComposing();
    void setFindings(const QList<Finding> &findings);
    // Checks the spelling of texts that are for people.
    void setSpelling(SpellChecking &spelling);
    // Puts the keyboard into the field at `path`, or the one that holds it; false when there is none.
    bool showField(const JsonPath &path);
    // The field that had the keyboard last, and where in its text; the first field at the beginning.
    JsonPath currentField() const;
    // By the name jsonPathText() gives it; takes no keyboard from anybody.
    void setCurrentField(const QString &name);
    int cursor() const;
    void setCursor(int position);
    // Where a person begins to write.
    QWidget *firstInput() const;

Q_SIGNALS:
    // Something was typed that the document may not have yet.
    void touched();
    // The cursor, or the keyboard to another field.
    void moved();
    void troubled(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void rebuild();
    void dropPage();
    void onFocus(QWidget *now);
    void onLoaded();
    void wire(FieldRow *row);
    void addFields(const QList<MessageField> &fields, const JsonPath &parent, QVBoxLayout *layout,
                   bool isMain);
    FieldRow *addRow(const MessageField &field, const JsonPath &path, QVBoxLayout *layout, bool isMain);
    void addList(const MessageField &field, const JsonPath &path, QVBoxLayout *layout);
    void buildMore();
    void syncAll();
    void sync(FieldRow *row);
    void follow(const ByteEdit &edit);
    void onEdited(FieldRow *row);
    void write(FieldRow *row);
    void noteUnwritable();
    bool isGif() const;
    void fillFromPicture(const QString &fileName, qint64 fileBytes, const QSize &pixels);
    void setMember(const QString &name, const QString &text);
    QStringList fillMeasures(const QList<std::pair<QString, QString>> &members);
    void checkSpelling(FieldRow *row);
    void showUndo();
    void retranslate();
    FieldRow *rowAt(const JsonPath &path) const;
    FieldRow *currentRow() const;
    bool hasMoreValues() const;

    MessageDocument &m_document;
    SpellChecking *m_spelling = nullptr;
    QWidget *m_page = nullptr;
    QVBoxLayout *m_pageLayout = nullptr;
    QToolButton *m_moreButton = nullptr;
    QWidget *m_more = nullptr; // made when it is opened first
    QList<MessageField> m_moreFields;
    QList<FieldRow *> m_rows;
    QList<ListField *> m_lists;
    PictureSource *m_source = nullptr;
    QHash<QString, QString> m_filled; // members a picture filled, and with what
    // What a field's text holds that bytes cannot: one-based places, 0 for none.
    struct Unwritable
    {
        qsizetype half = 0;
        qsizetype nul = 0;
        bool isAnything() const { return half || nul; }
    };
    QHash<FieldRow *, Unwritable> m_unwritable;
    QList<Finding> m_findings;
    FieldRow *m_current = nullptr; // the row that had the keyboard last
    QTimer *m_settle;
    FieldRow *m_untaken = nullptr; // typed, and not in the document yet
    bool m_writing = false;
    bool m_stale = false;
};

} // namespace crier

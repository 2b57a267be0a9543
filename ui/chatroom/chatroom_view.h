// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rongcloud/profile.h"
#include "ui/chatroom/preview_look.h"

#include <QWidget>

class QButtonGroup;
class QDateTime;
class QHBoxLayout;
class QListView;
class QToolButton;

namespace crier {

class ChatroomDelegate;
class ChatroomModel;
class PlainLabel;

// The right pane: what members see. In the sandbox that is what its chatroom really received; the last item
// is always the draft as it would look.
class ChatroomView : public QWidget
{
    Q_OBJECT

public:
    explicit ChatroomView(Environment environment, QWidget *parent = nullptr);

    void setEnvironment(Environment environment);
    // Cheap also for the largest content; may be called for every settled key press.
    void setPreview(const Draft &draft);
    void append(const Draft &received, const QDateTime &time);
    ChatroomModel *model() const { return m_model; }
    QListView *list() const { return m_list; }

    // Light or dark, phone or tablet. Kept by the caller between starts.
    PreviewLook previewLook() const { return m_look; }
    void setPreviewLook(const PreviewLook &look);

Q_SIGNALS:
    void previewLookChanged(); // by the person

protected:
    void changeEvent(QEvent *event) override;

private:
    QHBoxLayout *buildSwitches();
    QToolButton *addSwitch(QHBoxLayout &row, QButtonGroup &group, const char *objectName);
    void showLook();
    void chooseLook();
    void retranslate();
    void stayAtEnd();

    Environment m_environment;
    ChatroomModel *m_model;
    ChatroomDelegate *m_delegate;
    PlainLabel *m_title;
    PlainLabel *m_hint;
    QListView *m_list;
    QToolButton *m_light = nullptr;
    QToolButton *m_dark = nullptr;
    QToolButton *m_phone = nullptr;
    QToolButton *m_tablet = nullptr;
    PreviewLook m_look;
};

} // namespace crier

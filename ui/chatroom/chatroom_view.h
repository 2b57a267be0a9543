// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rongcloud/profile.h"

#include <QWidget>

class QDateTime;
class QListView;

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
    void setPreview(const Draft &draft);
    void append(const Draft &received, const QDateTime &time);
    ChatroomModel *model() const { return m_model; }
    QListView *list() const { return m_list; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void stayAtEnd();

    Environment m_environment;
    ChatroomModel *m_model;
    ChatroomDelegate *m_delegate;
    PlainLabel *m_title;
    PlainLabel *m_hint;
    QListView *m_list;
};

} // namespace crier

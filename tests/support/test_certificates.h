// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace crier::test {

enum class KeyKind { EcP256, Rsa2048, Rsa1024 };

struct LeafOptions
{
    QList<QByteArray> names{"DNS:localhost", "IP:127.0.0.1"}; // as OpenSSL's subjectAltName spells them
    qint64 notBefore = -3'600;                                // seconds from now
    qint64 notAfter = 86'400;
    KeyKind key = KeyKind::EcP256;
    bool sha1 = false;       // signed with SHA-1 in place of SHA-256
    bool clientOnly = false; // extended key usage says TLS client, not server
    bool selfSigned = false;
};

struct CertificateFiles
{
    QString certificate; // PEM
    QString key;         // PEM
};

// One certificate authority of this test run and leaves signed by it, made in process and kept in a temporary
// folder that goes with the object. Throws std::runtime_error when OpenSSL fails: a test without its
// certificates must not pass.
class TestCertificates
{
public:
    TestCertificates();
    ~TestCertificates();

    QString authorityFile() const;
    CertificateFiles leaf(const LeafOptions &options = {});

private:
    struct Keys;
    QTemporaryDir m_directory;
    std::unique_ptr<Keys> m_keys;
    int m_made = 0;
};

} // namespace crier::test

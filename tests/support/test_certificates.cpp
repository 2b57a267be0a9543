// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_certificates.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <stdexcept>

namespace crier::test {

namespace {
template<auto Free>
struct Freed
{
    template<typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>>;
using File = std::unique_ptr<BIO, Freed<BIO_free_all>>;

void require(bool worked, const char *step)
{
    if (!worked)
        throw std::runtime_error(step);
}

Key makeKey(KeyKind kind)
{
    Key key;
    switch (kind) {
    case KeyKind::EcP256:
        key.reset(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
        break;
    case KeyKind::Rsa2048:
        key.reset(EVP_RSA_gen(2'048));
        break;
    case KeyKind::Rsa1024:
        key.reset(EVP_RSA_gen(1'024));
        break;
    }
    require(key != nullptr, "make a key");
    return key;
}

void addExtension(X509 *certificate, X509 *issuer, int nid, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData()));
    require(extension && X509_add_ext(certificate, extension.get(), -1) == 1, value.constData());
}

Certificate makeCertificate(EVP_PKEY *key, const QByteArray &commonName, long serial, qint64 notBefore,
                            qint64 notAfter)
{
    Certificate certificate(X509_new());
    require(certificate != nullptr, "make a certificate");
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial);
    require(X509_gmtime_adj(X509_getm_notBefore(certificate.get()), long(notBefore)), "set notBefore");
    require(X509_gmtime_adj(X509_getm_notAfter(certificate.get()), long(notAfter)), "set notAfter");
    X509_NAME *name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(commonName.constData()), -1, -1, 0);
    require(X509_set_pubkey(certificate.get(), key) == 1, "set the public key");
    return certificate;
}

QString writeFile(const QString &path, auto write)
{
    const File file(BIO_new_file(path.toUtf8().constData(), "w"));
    require(file && write(file.get()) == 1, "write a PEM file");
    return path;
}
} // namespace

struct TestCertificates::Keys
{
    Key key;
    Certificate certificate;
};

TestCertificates::TestCertificates()
    : m_keys(std::make_unique<Keys>())
{
    require(m_directory.isValid(), "make a temporary folder");
    m_keys->key = makeKey(KeyKind::EcP256);
    // The address makes the name of each authority its own: verifiers look issuers up by name.
    const QByteArray name = "Test authority " + QByteArray::number(quint64(quintptr(this)), 16);
    m_keys->certificate = makeCertificate(m_keys->key.get(), name, 1, -7'200, 172'800);
    X509 *authority = m_keys->certificate.get();
    X509_set_issuer_name(authority, X509_get_subject_name(authority));
    addExtension(authority, authority, NID_basic_constraints, "critical,CA:TRUE");
    addExtension(authority, authority, NID_key_usage, "critical,keyCertSign,cRLSign");
    addExtension(authority, authority, NID_subject_key_identifier, "hash");
    require(X509_sign(authority, m_keys->key.get(), EVP_sha256()) > 0, "sign the authority");
    writeFile(authorityFile(), [authority](BIO *file) { return PEM_write_bio_X509(file, authority); });
}

TestCertificates::~TestCertificates() = default;

QString TestCertificates::authorityFile() const
{
    return m_directory.filePath(QStringLiteral("ca.pem"));
}

CertificateFiles TestCertificates::leaf(const LeafOptions &options)
{
    const Key key = makeKey(options.key);
    const long serial = ++m_made + 1;
    const Certificate certificate =
        makeCertificate(key.get(), "Crier test", serial, options.notBefore, options.notAfter);
    X509 *leaf = certificate.get();
    X509 *issuer = options.selfSigned ? leaf : m_keys->certificate.get();
    X509_set_issuer_name(leaf, X509_get_subject_name(issuer));
    addExtension(leaf, issuer, NID_basic_constraints, "critical,CA:FALSE");
    addExtension(leaf, issuer, NID_key_usage, "critical,digitalSignature,keyEncipherment");
    addExtension(leaf, issuer, NID_ext_key_usage, options.clientOnly ? "clientAuth" : "serverAuth");
    addExtension(leaf, issuer, NID_subject_alt_name, options.names.join(','));
    EVP_PKEY *signer = options.selfSigned ? key.get() : m_keys->key.get();
    require(X509_sign(leaf, signer, options.sha1 ? EVP_sha1() : EVP_sha256()) > 0, "sign a leaf");

    const QString base = m_directory.filePath(QString::number(serial));
    return {writeFile(base + QStringLiteral(".pem"), [leaf](BIO *f) { return PEM_write_bio_X509(f, leaf); }),
            writeFile(base + QStringLiteral(".key"), [&key](BIO *f) {
                return PEM_write_bio_PrivateKey(f, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
            })};
}

} // namespace crier::test

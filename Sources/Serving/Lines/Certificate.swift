package import Measures
import NIOCore
import NIOSSL
import Synchronization

/// The certificate with which the node itself speaks HTTPS; read again while it serves.
package final class Certificate: Sendable {
    private struct Pair: Sendable {
        let chain: [NIOSSLCertificate]
        let key: NIOSSLPrivateKey
    }

    private let chainFile: String
    private let keyFile: String
    private let held: Mutex<Pair>

    /// Reads chain and key, both PEM.
    ///
    /// Throws `CertificateError` where they cannot be read or do not belong together.
    package init(chainFile: String, keyFile: String) throws(CertificateError) {
        (self.chainFile, self.keyFile) = (chainFile, keyFile)
        held = Mutex(try Self.read(chainFile, keyFile))
    }

    /// Reads both files again; keeps what is held where they are at fault.
    package func reload() throws(CertificateError) {
        let pair = try Self.read(chainFile, keyFile)
        held.withLock { $0 = pair }
    }

    /// When the certificate ends.
    package var end: Instant {
        let seconds = held.withLock { $0.chain.first?.notValidAfter } ?? 0
        return Instant(clamping: Int64(seconds) * 1_000)
    }

    private static func read(_ chainFile: String, _ keyFile: String) throws(CertificateError) -> Pair {
        let chain = try? NIOSSLCertificate.fromPEMFile(chainFile)
        guard let chain, !chain.isEmpty else {
            throw CertificateError(
                "The certificate \(chainFile) cannot be read. Name a PEM file with the certificate and its chain.")
        }
        guard let key = try? NIOSSLPrivateKey(file: keyFile, format: .pem) else {
            throw CertificateError("The key \(keyFile) cannot be read. Name a PEM file that the node may read.")
        }
        let pair = Pair(chain: chain, key: key)
        do {
            _ = try NIOSSLContext(configuration: configuration(pair))
        } catch {
            throw CertificateError("The key \(keyFile) does not belong to the certificate \(chainFile).")
        }
        return pair
    }

    private static func configuration(_ pair: Pair) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: pair.chain.map { .certificate($0) }, privateKey: .privateKey(pair.key))
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["http/1.1"]
        return configuration
    }

    /// A configuration that gives every new connection the certificate held then.
    func configuration() -> TLSConfiguration {
        var configuration = Self.configuration(held.withLock(\.self))
        configuration.sslContextCallback = { [self] _, promise in
            let pair = held.withLock(\.self)
            var override = NIOSSLContextConfigurationOverride()
            override.certificateChain = pair.chain.map { .certificate($0) }
            override.privateKey = .privateKey(pair.key)
            promise.succeed(override)
        }
        return configuration
    }
}

/// Why a certificate cannot be used, in one or two sentences.
package struct CertificateError: Error, Sendable, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}

package import Logging
package import Serving
import ServiceLifecycle
import UnixSignals

/// Reads the certificate again at SIGHUP; without one SIGHUP is heard and does nothing.
package struct CertificateReading: Service {
    private let certificate: Certificate?
    private let logger: Logger

    package init(certificate: Certificate?, logger: Logger) { (self.certificate, self.logger) = (certificate, logger) }

    package func run() async throws {
        let signals = await UnixSignalsSequence(trapping: .sighup)
        await cancelWhenGracefulShutdown {
            for await _ in signals { read() }
        }
    }

    private func read() {
        guard let certificate else { return }
        do {
            try certificate.reload()
            logger.notice("the certificate was read again")
        } catch {
            logger.error("the certificate was not read; the old one is kept", metadata: ["error": "\(error)"])
        }
    }
}

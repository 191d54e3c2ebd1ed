import ArgumentParser
import Foundation
import Members
import Operations
import Settings

/// Puts together the ministries' own ways of signing in that the settings name.
///
/// Each asks and remembers by itself, so that one that is away keeps nobody from another.
enum NodeSignIn {
    static func providers(_ settings: Settings) throws -> [OpenIDSignIn] {
        try settings.providers.map { provider in
            let client = OpenIDClient(
                issuer: provider.issuer, id: provider.client, secret: try secret(of: provider), name: provider.name,
                section: provider.section, mailHosts: provider.mailHosts)
            return OpenIDSignIn(client, fetching: OutwardAsking())
        }
    }

    private static func secret(of provider: ProviderSettings) throws -> String {
        guard !provider.secretFile.isEmpty else { return "" }
        guard let text = try? String(contentsOfFile: provider.secretFile, encoding: .utf8) else {
            throw ValidationError(
                "The file \(provider.secretFile) of \(provider.key(.oidcSecretFile)) cannot be read.")
        }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

import Foundation
import Languages
import Settings

extension Doctor {
    /// The ministries' own ways of signing in: what of their settings can be looked at without asking them.
    func signingIn() -> [Finding] {
        let providers = settings.providers
        return providers.map { provider in
            if let finding = secret(of: provider) { return finding }
            let isHere = ["http://127.0.0.1:", "http://localhost:"].contains { provider.issuer.hasPrefix($0) }
            guard provider.issuer.hasPrefix("https://") || isHere else {
                return .fault("sign-in", "plain", ["name": .text(provider.key(.oidcIssuer))])
            }
            // One that may speak for every address may speak for those of the others.
            guard providers.count == 1 || !provider.mailHosts.isEmpty else {
                return .warning("sign-in", "any-mail", ["name": .text(provider.key(.oidcMailHosts))])
            }
            return .good("sign-in", provider.issuer)
        }
    }

    private func secret(of provider: ProviderSettings) -> Finding? {
        guard !provider.secretFile.isEmpty else { return nil }
        let name = PhraseValue.text(provider.key(.oidcSecretFile))
        guard FileManager.default.isReadableFile(atPath: provider.secretFile) else {
            return .fault("sign-in", "secret", ["path": .text(provider.secretFile), "name": name])
        }
        guard let rights = Self.rights(of: provider.secretFile), rights & 0o007 != 0 else { return nil }
        return .warning(
            "sign-in", "open", ["path": .text(provider.secretFile), "mode": .text(Self.octal(rights))])
    }
}

package org.fumikura;

import java.nio.file.Path;
import java.util.List;
import org.fumikura.settings.Meaning;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Profile;

/** Where an installation in service is reached by people. */
@ConfigurationProperties("fumikura.web")
@Profile("serve")
record WebSettings(
        @Meaning(ja = "職員の利用を待ち受けるアドレス", en = "the address at which staff are served", standard = "127.0.0.1")
        String address,

        @Meaning(ja = "職員の利用を待ち受けるポート", en = "the port at which staff are served", standard = "8080")
        int port,

        @Meaning(
                ja = "TLS を終端する中継サーバーのアドレス（コンマ区切り）。ここからの要求だけを受け付けます",
                en = "addresses of the proxies that end TLS, separated by commas; requests from elsewhere are refused")
        @Nullable
        List<String> trustedProxies,

        @Meaning(ja = "文倉が TLS を終端するときの証明書（PEM）", en = "the certificate (PEM) when Fumikura ends TLS itself") @Nullable
        Path certificate,

        @Meaning(ja = "その秘密鍵（PEM）", en = "its private key (PEM)") @Nullable
        Path certificateKey) {

    List<String> proxies() {
        return trustedProxies == null ? List.of() : trustedProxies;
    }
}

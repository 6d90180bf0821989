package org.fumikura.portal;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.ledger.FrozenRows;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Municipality;
import org.fumikura.tenancy.Tenancy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets each revision be checked against the act that sealed it: by the bytes of its {@code package.json}. */
@Configuration(proxyBeanMethods = false)
class PortalFrozenRows {

    @Bean
    FrozenRows publishedRows(PublicationRows rows, Municipalities municipalities) {
        return new Packages(PortalActs.PUBLISHED, Publication.State.PUBLISHED, rows, municipalities);
    }

    @Bean
    FrozenRows correctedRows(PublicationRows rows, Municipalities municipalities) {
        return new Packages(PortalActs.CORRECTED, Publication.State.CORRECTED, rows, municipalities);
    }

    @Bean
    FrozenRows withdrawnRows(PublicationRows rows, Municipalities municipalities) {
        return new Packages(PortalActs.WITHDRAWN, Publication.State.WITHDRAWN, rows, municipalities);
    }

    private record Packages(
            String actKind, Publication.State state, PublicationRows rows, Municipalities municipalities)
            implements FrozenRows {

        @Override
        public Optional<byte[]> digest(UUID subject, long position) {
            String code = municipalities.list().stream()
                    .filter(each -> each.id().equals(Tenancy.current()))
                    .map(Municipality::code)
                    .findFirst()
                    .orElseThrow();
            return rows.find(subject)
                    .map(revision -> Digests.digest(revision.manifest(code).bytes()));
        }

        @Override
        public Set<UUID> subjects() {
            return rows.ids(state);
        }

        @Override
        public String label(UUID subject) {
            return rows.find(subject)
                    .map(revision -> "公開した資料「" + revision.publication().title() + "」第"
                            + revision.publication().revision() + "版")
                    .orElse("公開した資料 " + subject);
        }
    }
}

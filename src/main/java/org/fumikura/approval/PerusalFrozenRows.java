package org.fumikura.approval;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.ledger.FrozenRows;
import org.fumikura.ledger.Ledger;
import org.fumikura.records.DocumentKind;
import org.fumikura.records.Documents;
import org.fumikura.records.RecordDigests;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the acts about perusals seal. */
@Configuration(proxyBeanMethods = false)
class PerusalFrozenRows {

    /** Each sending seals the version that it froze. */
    @Bean
    FrozenRows sentPerusal(
            RecordDigests digests,
            Documents documents,
            ObjectProvider<PerusalRows> rows,
            ObjectProvider<Ledger> ledger) {
        return new FrozenRows() {
            @Override
            public String actKind() {
                return ApprovalActs.PERUSAL_SENT;
            }

            @Override
            public Optional<byte[]> digest(UUID subject, long position) {
                long version = ledger.getObject().history(subject).stream()
                        .filter(entry -> entry.kind().equals(actKind()) && entry.position() <= position)
                        .count();
                return digests.version(subject, Math.toIntExact(version));
            }

            @Override
            public Set<UUID> subjects() {
                return rows.getObject().all();
            }

            @Override
            public String label(UUID subject) {
                return documents.label(subject);
            }
        };
    }

    @Bean
    FrozenRows completedPerusal(RecordDigests digests, Documents documents) {
        return new FrozenRows() {
            @Override
            public String actKind() {
                return ApprovalActs.PERUSAL_COMPLETED;
            }

            @Override
            public Optional<byte[]> digest(UUID subject, long position) {
                return Optional.of(digests.laterDates(subject, true));
            }

            @Override
            public Set<UUID> subjects() {
                return digests.closed(DocumentKind.PERUSAL);
            }

            @Override
            public String label(UUID subject) {
                return documents.label(subject);
            }
        };
    }
}

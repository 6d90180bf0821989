package org.fumikura.approval;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.fumikura.ledger.FrozenRows;
import org.fumikura.ledger.Ledger;
import org.fumikura.records.Documents;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ApprovalFrozenRows {

    @Bean
    FrozenRows submittedMatter(MatterDigests digests, Documents documents, ObjectProvider<Ledger> ledger) {
        String kind = MatterEvent.SUBMIT.act();
        return new Frozen(kind, documents) {
            @Override
            public Optional<byte[]> digest(UUID subject, long position) {
                long version = ledger.getObject().history(subject).stream()
                        .filter(entry -> entry.kind().equals(kind) && entry.position() <= position)
                        .count();
                return digests.submission(subject, Math.toIntExact(version));
            }
        };
    }

    @Bean
    FrozenRows decidedMatter(MatterDigests digests, Documents documents) {
        return whole(MatterEvent.DECIDE_ISSUED, digests::decided, digests, documents);
    }

    @Bean
    FrozenRows deniedMatter(MatterDigests digests, Documents documents) {
        return whole(MatterEvent.DENY, () -> digests.ended(MatterState.DENIED), digests, documents);
    }

    @Bean
    FrozenRows abandonedMatter(MatterDigests digests, Documents documents) {
        return whole(MatterEvent.ABANDON, () -> digests.ended(MatterState.ABANDONED), digests, documents);
    }

    @Bean
    FrozenRows effectiveMatter(MatterDigests digests, Documents documents) {
        return dates(MatterEvent.TAKE_EFFECT, digests::effective, false, digests, documents);
    }

    @Bean
    FrozenRows closedMatter(MatterDigests digests, Documents documents) {
        return dates(MatterEvent.CLOSE, digests::closed, true, digests, documents);
    }

    private static FrozenRows whole(
            MatterEvent event, Supplier<Set<UUID>> subjects, MatterDigests digests, Documents documents) {
        return new Frozen(event.act(), documents) {
            @Override
            public Optional<byte[]> digest(UUID subject, long position) {
                return digests.whole(subject);
            }

            @Override
            public Set<UUID> subjects() {
                return subjects.get();
            }
        };
    }

    private static FrozenRows dates(
            MatterEvent event,
            Supplier<Set<UUID>> subjects,
            boolean closed,
            MatterDigests digests,
            Documents documents) {
        return new Frozen(event.act(), documents) {
            @Override
            public Optional<byte[]> digest(UUID subject, long position) {
                return Optional.of(digests.dates(subject, closed));
            }

            @Override
            public Set<UUID> subjects() {
                return subjects.get();
            }
        };
    }

    private abstract static class Frozen implements FrozenRows {

        private final String kind;
        private final Documents documents;

        Frozen(String kind, Documents documents) {
            this.kind = kind;
            this.documents = documents;
        }

        @Override
        public String actKind() {
            return kind;
        }

        @Override
        public String label(UUID subject) {
            return documents.label(subject);
        }
    }
}

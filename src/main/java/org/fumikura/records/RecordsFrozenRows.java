package org.fumikura.records;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.ledger.FrozenRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RecordsFrozenRows {

    @Bean
    FrozenRows received(RecordDigests digests, Documents documents) {
        return new Frozen(RecordsActs.RECEIVED, documents) {
            @Override
            public Optional<byte[]> digest(UUID subject, long position) {
                return digests.whole(subject);
            }

            @Override
            public Set<UUID> subjects() {
                return digests.received();
            }
        };
    }

    @Bean
    FrozenRows takenIn(RecordDigests digests, Documents documents) {
        return new Frozen(RecordsActs.TAKEN_IN, documents) {
            @Override
            public Optional<byte[]> digest(UUID subject, long position) {
                return digests.whole(subject);
            }

            @Override
            public Set<UUID> subjects() {
                return digests.takenIn();
            }
        };
    }

    @Bean
    FrozenRows receiptClosed(RecordDigests digests, Documents documents) {
        return new Frozen(RecordsActs.RECEIPT_CLOSED, documents) {
            @Override
            public Optional<byte[]> digest(UUID subject, long position) {
                return Optional.of(digests.laterDates(subject, true));
            }

            @Override
            public Set<UUID> subjects() {
                return digests.closed(DocumentKind.RECEIPT);
            }
        };
    }

    @Bean
    FrozenRows planned(PlanDigests digests) {
        return new FrozenRows() {
            @Override
            public String actKind() {
                return RecordsActs.PLANNED;
            }

            @Override
            public Optional<byte[]> digest(UUID subject, long position) {
                return digests.of(subject);
            }

            @Override
            public String label(UUID subject) {
                return digests.label(subject);
            }
        };
    }

    @Bean
    FrozenRows erased(RecordDigests digests, Documents documents) {
        return new Frozen(RecordsActs.ERASED, documents) {
            @Override
            public Optional<byte[]> digest(UUID subject, long position) {
                return digests.stub(subject);
            }

            @Override
            public Set<UUID> subjects() {
                return digests.erased();
            }

            @Override
            public boolean erases() {
                return true;
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

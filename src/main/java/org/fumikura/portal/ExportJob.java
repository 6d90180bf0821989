package org.fumikura.portal;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.JobKind;
import org.fumikura.tenancy.JobProgress;
import org.fumikura.tenancy.JobResult;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** Looks daily whether all that is published lies in the folder as it should, and writes anew what does not. */
@Component
class ExportJob implements JobKind {

    private static final Duration DAY = Duration.ofDays(1);

    private final Export export;
    private final PublicationRows rows;
    private final Transactions transactions;

    ExportJob(Export export, PublicationRows rows, Transactions transactions) {
        this.export = export;
        this.rows = rows;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "portal.export";
    }

    @Override
    public Text label() {
        return new Text("公開する資料の置き場の点検", "Check of the folder of what is published");
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(DAY);
    }

    @Override
    public JobResult run(JobProgress progress) {
        List<PublicationKey> keys = transactions.read(rows::keys).stream()
                .sorted(Comparator.comparing(PublicationKey::path))
                .toList();
        String behind = progress.mark().orElse("");
        List<PublicationKey> rest =
                keys.stream().filter(key -> key.path().compareTo(behind) > 0).toList();
        progress.expect(keys.size());
        int written = 0;
        for (PublicationKey key : rest) {
            written += transactions.read(() -> export.write(List.of(key)));
            progress.advance(1, key.path());
        }
        if (keys.isEmpty()) {
            return JobResult.nothing(new Text("公開している資料はありません。", "Nothing is published."));
        }
        int mended = written;
        return mended == 0
                ? JobResult.done(
                        new Text("%,d 件を確かめました。".formatted(keys.size()), "%,d looked at.".formatted(keys.size())))
                : JobResult.found(new Text(
                        "%,d 件のうち %,d 件が欠けていたか書き換わっていたため、書き直しました。".formatted(keys.size(), mended),
                        "Of %,d, %,d were missing or altered and were written anew.".formatted(keys.size(), mended)));
    }
}

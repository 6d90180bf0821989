package org.fumikura.organization;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;

/** From when to when, as forms ask for it: days, and hours where a whole day is not meant. */
final class MomentForm {

    private static final Pattern HOUR = Pattern.compile("(\\d{1,2}):(\\d{2})");
    private static final Text HOUR_HINT = new Text("例 13:00。空欄は一日", "e.g. 13:00; blank for the whole day");

    private MomentForm() {}

    /** @param last what the last day is for when it is left out */
    static List<FormField> fields(FormField last) {
        return List.of(
                FormField.day("from", new Text("始まりの日", "First day")).demanded(),
                FormField.line("fromHour", new Text("始まりの時刻", "From")).hint(HOUR_HINT),
                last,
                FormField.line("toHour", new Text("終わりの時刻", "To")).hint(HOUR_HINT));
    }

    /** Empty when the beginning could not be read. */
    static Optional<During> read(FormInput input, LocalDate today) {
        input.demanded("from");
        Optional<Instant> from = moment(input, "from", "fromHour", 0, today);
        Optional<Instant> to = moment(input, "to", "toHour", 1, today);
        return from.map(begin -> new During(begin, to));
    }

    /** @param whole how many days are added when no hour is given */
    static Optional<Instant> moment(FormInput input, String day, String hour, int whole, LocalDate today) {
        Optional<LocalDate> date = input.day(day, today);
        String typed = Normalizer.normalize(input.line(hour), Normalizer.Form.NFKC);
        if (typed.isEmpty()) {
            return date.map(on -> at(on.plusDays(whole).atStartOfDay()));
        }
        Matcher parts = HOUR.matcher(typed);
        if (!parts.matches() || Integer.parseInt(parts.group(1)) > 23 || Integer.parseInt(parts.group(2)) > 59) {
            input.refuse(hour, new Text("13:00 のように入力してください。", "Please type it like 13:00."));
            return Optional.empty();
        }
        if (date.isEmpty()) {
            input.refuse(day, new Text("時刻の日を入力してください。", "Please say on which day."));
        }
        var time = LocalTime.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
        return date.map(on -> at(on.atTime(time)));
    }

    private static Instant at(LocalDateTime moment) {
        return moment.atZone(OfficialClock.ZONE).toInstant();
    }
}

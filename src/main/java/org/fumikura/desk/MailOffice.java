package org.fumikura.desk;

import java.time.LocalTime;
import org.fumikura.shared.Text;

/**
 * What an office says in each mail, and when it sends.
 *
 * @param digestAt from when on the digest of a day goes out; not within the quiet hours
 * @param quietFrom from when on nothing goes out but what is urgent; equal to {@code quietTo} for never
 * @param subject what a subject begins with
 * @param greeting blank for none
 * @param footer blank for none
 */
record MailOffice(
        LocalTime digestAt, LocalTime quietFrom, LocalTime quietTo, Said subject, Said greeting, Said footer) {

    /** A line in both languages, either of which may be blank. */
    record Said(String ja, String en) {

        String in(boolean english) {
            return english ? en : ja;
        }
    }

    /** What holds for an office that has said nothing. */
    static MailOffice standard(Text municipality) {
        return new MailOffice(
                LocalTime.of(8, 30),
                LocalTime.of(20, 0),
                LocalTime.of(7, 0),
                new Said("［文倉］" + municipality.ja(), "[Fumikura] " + municipality.en()),
                new Said("文倉からのお知らせです。", "This is a notice from Fumikura."),
                new Said(
                        "このメールは自動で送られています。返信しても届きません。",
                        "This mail was sent by a program; nobody reads answers to it."));
    }

    /** Whether a time of day lies within the quiet hours, which may go over midnight. */
    boolean isQuiet(LocalTime time) {
        if (quietFrom.equals(quietTo)) {
            return false;
        }
        boolean begun = !time.isBefore(quietFrom);
        boolean over = !time.isBefore(quietTo);
        return quietFrom.isBefore(quietTo) ? begun && !over : begun || !over;
    }
}

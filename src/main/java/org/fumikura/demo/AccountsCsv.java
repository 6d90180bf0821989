package org.fumikura.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.fumikura.shared.Text;

/** The list of accounts as a file (RFC 4180), with the mark by which spreadsheets know UTF-8. */
final class AccountsCsv {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String LINE_END = "\r\n";

    private final Locale locale;
    private final StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);

    AccountsCsv(Locale locale) {
        this.locale = locale;
        line("url", "login", "post", "unit", "what to try");
    }

    /** Adds the accounts of one municipality, which are used at an address. */
    AccountsCsv add(String url, List<Account> accounts) {
        for (Account account : accounts) {
            String posts = account.posts().stream().map(this::in).collect(Collectors.joining("・"));
            line(url, account.login(), posts, in(account.unit()), in(account.toTry()));
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private String in(Text words) {
        return words.in(locale);
    }

    private void line(String... cells) {
        text.append(Arrays.stream(cells).map(AccountsCsv::quoted).collect(Collectors.joining(",")))
                .append(LINE_END);
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}

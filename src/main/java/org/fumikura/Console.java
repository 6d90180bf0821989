package org.fumikura;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** What the program says to the person who started it, in both languages and in UTF-8 whatever the locale is. */
final class Console {

    private static final PrintStream OUT = utf8(FileDescriptor.out);
    private static final PrintStream ERR = utf8(FileDescriptor.err);

    private Console() {}

    static void say(Text text) {
        OUT.println(text.ja());
        OUT.println(text.en());
    }

    static void print(String line) {
        OUT.println(line);
    }

    static void complain(Refusal refusal) {
        for (Text text : new Text[] {refusal.message(), refusal.advice()}) {
            ERR.println(text.ja());
        }
        for (Text text : new Text[] {refusal.message(), refusal.advice()}) {
            ERR.println(text.en());
        }
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}

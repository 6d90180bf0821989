package org.fumikura.settings;

import java.nio.file.Path;
import org.fumikura.shared.Text;

/** Where a value was said. */
public sealed interface Origin {

    Text label();

    /** A line of the configuration file. */
    record Line(Path file, int number) implements Origin {

        @Override
        public Text label() {
            return new Text(file + " の " + number + " 行目", "line " + number + " of " + file);
        }
    }

    /** The configuration file as a whole. */
    record File(Path file) implements Origin {

        @Override
        public Text label() {
            return Text.same(file.toString());
        }
    }

    record Variable(String name) implements Origin {

        @Override
        public Text label() {
            return new Text("環境変数 " + name, "environment variable " + name);
        }
    }

    /** Nobody said it: the program's own value holds. */
    record Standard() implements Origin {

        @Override
        public Text label() {
            return new Text("既定", "default");
        }
    }
}

package org.fumikura.redaction;

import java.time.Duration;

/** How long an expression may be looked for: some never come to an end. */
final class Patience {

    private final long until;

    Patience(Duration howLong) {
        until = System.nanoTime() + howLong.toNanos();
    }

    /** A text that is not read any more once the time is up. */
    CharSequence over(CharSequence text) {
        return new Bounded(text);
    }

    private final class Bounded implements CharSequence {

        private final CharSequence text;

        Bounded(CharSequence text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (System.nanoTime() - until > 0) {
                throw new TimeIsUp();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}

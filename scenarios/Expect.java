import java.util.List;
import java.util.Objects;

/** Notes what is not as it should be. */
record Expect(List<String> faults) {

    void equal(String what, Object expected, Object found) {
        if (!Objects.equals(expected, found)) {
            faults.add(what + ": expected " + expected + ", found " + found);
        }
    }

    void holds(String what, boolean condition) {
        if (!condition) {
            faults.add(what);
        }
    }

    void matches(String what, String pattern, String found) {
        holds(what + ": expected " + pattern + ", found " + found, found.matches(pattern));
    }
}

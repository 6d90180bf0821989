package org.fumikura.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fumikura.shared.Text;

/**
 * As whom the server runs. PostgreSQL refuses to run as root, so root steps down: in a user namespace of its own where the
 * host allows that, else as the system user {@value #SYSTEM_USER}.
 *
 * @param prefix the words before each command; each of them replaces itself by the next, so that the process number stays
 * @param user the owner that the server's files need
 */
record RunAs(List<String> prefix, int user, int group) {

    static final String SYSTEM_USER = "nobody";
    private static final int ROOT = 0;

    /** Finds out what this host allows. */
    static RunAs choose(Path data, Path programs) throws IOException {
        int me = me();
        if (me != ROOT) {
            return new RunAs(List.of(), me, number("-g"));
        }
        if (Command.succeeds(List.of("unshare", "--user", "true"))) {
            return new RunAs(List.of("unshare", "--user"), ROOT, ROOT);
        }
        return systemUser(data, programs);
    }

    /** Root without user namespaces, as in most containers. */
    static RunAs systemUser(Path data, Path programs) throws IOException {
        var stepDown = List.of("setpriv", "--reuid=" + SYSTEM_USER, "--regid=" + gid(), "--clear-groups");
        if (!Command.succeeds(with(stepDown, List.of("true")))) {
            throw noWayDown();
        }
        letPass(data);
        List<String> look = List.of("ls", "-d", data + "/.", programs + "/.");
        List<String> passingFolders =
                with(stepDown, List.of("--inh-caps=+dac_override", "--ambient-caps=+dac_override"));
        for (List<String> way : List.of(stepDown, passingFolders)) {
            if (Command.succeeds(with(way, look))) {
                return new RunAs(way, uid(), gid());
            }
        }
        throw new CannotStart(new Text(
                "PostgreSQL は root では動かず、システム利用者 %s は %s に入れません。--data で別のフォルダーを指定してください。".formatted(SYSTEM_USER, data),
                "PostgreSQL does not run as root, and the system user %s can not enter %s. Please name another folder with --data."
                        .formatted(SYSTEM_USER, data)));
    }

    private static CannotStart noWayDown() {
        return new CannotStart(new Text(
                "PostgreSQL は root では動きません。このホストでは利用者名前空間も、システム利用者 %s への切替え（setpriv）も使えません。root 以外の利用者で起動してください。"
                        .formatted(SYSTEM_USER),
                "PostgreSQL does not run as root, and this host allows neither user namespaces nor stepping down to the system user %s (setpriv). Please start as another user than root."
                        .formatted(SYSTEM_USER)));
    }

    List<String> command(List<String> words) {
        return with(prefix, words);
    }

    /** Makes the server the owner of its files; they may come from a start that could do otherwise. */
    void own(Path folder) throws IOException {
        if (Folders.owner(folder) == user) {
            return;
        }
        if (me() != ROOT) {
            throw new CannotStart(new Text(
                    "%s は別の利用者のものです。その利用者で起動してください。".formatted(folder),
                    "%s belongs to another user. Please start as that user.".formatted(folder)));
        }
        Folders.give(folder, user, group);
    }

    private static void letPass(Path data) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(data);
        if (permissions.addAll(PosixFilePermissions.fromString("--x--x--x"))) {
            Files.setPosixFilePermissions(data, permissions);
        }
    }

    /** The number of the user that this program runs as. */
    static int me() throws IOException {
        return number("-u");
    }

    private static int uid() throws IOException {
        return number("-u", SYSTEM_USER);
    }

    private static int gid() throws IOException {
        return number("-g", SYSTEM_USER);
    }

    private static int number(String... which) throws IOException {
        Command.Result id = Command.run(with(List.of("id"), List.of(which)));
        if (id.failed()) {
            throw new CannotStart(id.lastLine());
        }
        return Integer.parseInt(id.output().strip());
    }

    private static List<String> with(List<String> first, List<String> second) {
        var words = new ArrayList<>(first);
        words.addAll(second);
        return List.copyOf(words);
    }
}

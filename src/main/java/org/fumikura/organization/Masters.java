package org.fumikura.organization;

import java.time.LocalDate;
import java.util.List;
import org.fumikura.frame.Forbidden;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** The masters of all modules that go out into files and come in from them, each for those who may. */
@Component
class Masters {

    private final List<MasterFile> all;

    Masters(List<MasterFile> all) {
        this.all = List.copyOf(all);
    }

    /** Those that a person may read, in the order in which one hangs on the other. */
    List<MasterFile> readable(Actor actor) {
        return all.stream()
                .filter(master -> actor.may(master.permissionToRead()))
                .toList();
    }

    /** @throws Forbidden when she may not read it */
    MasterFile toRead(String code, Actor actor) {
        MasterFile master = get(code);
        require(actor, master.permissionToRead());
        return master;
    }

    /** @throws Forbidden when she may not change it */
    MasterFile toChange(String code, Actor actor) {
        MasterFile master = get(code);
        require(actor, master.permissionToChange());
        return master;
    }

    /**
     * That she may look at the rows of a day, or take in what changes from it on.
     *
     * @throws Forbidden when the day is beyond what she sees
     */
    static void requireSeen(MasterFile master, LocalDate day, Actor actor) {
        if (master.foretells()) {
            actor.horizon().require(day);
        }
    }

    private MasterFile get(String code) {
        return all.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("master", new Text("台帳", "master"), code));
    }

    private static void require(Actor actor, String permission) {
        if (!actor.may(permission)) {
            throw new Forbidden(
                    new Text("この操作は、いまの職では行えません。", "The post in which you are acting may not do this."),
                    new Text("必要な権限はシステム管理者に確認してください。", "Please ask your administrator."));
        }
    }
}

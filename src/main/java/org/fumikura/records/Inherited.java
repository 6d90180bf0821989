package org.fumikura.records;

import java.util.Set;
import org.fumikuradb.records.tables.records.FileRecord;

/** What a document inherits from its file, whether or not its reader may see the file's own entry. */
record Inherited(Retention retention, Secrecy secrecy, Scope scope, Set<Flag> flags) {

    static Inherited of(FileRecord file) {
        return new Inherited(
                Retention.of(file),
                Secrecy.at(file.getSecrecy()),
                Scope.valueOf(file.getScope()),
                Flag.of(file.getFlags()));
    }
}

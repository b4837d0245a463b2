package org.qjailctl.executors.lowering;

import java.util.ArrayList;
import java.util.List;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.Input;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.Postgresql;

/**
 * A PostgreSQL cluster. initdb(1) writes PG_VERSION at its start, and leaves what it made when it
 * is killed: it works in a folder beside the data directory, which takes its place once it is done.
 * A half-made cluster is never where a whole one is looked for, and what is deleted never held
 * data.
 */
final class PostgresqlLowering {

  private static final FileMode MODE = new FileMode(0700);

  private PostgresqlLowering() {}

  static List<Operation> initialise(JailName jail, Postgresql postgresql) {
    Place place = Place.jail(jail);
    String data = postgresql.data().value();
    String staging = postgresql.staging().value();
    List<String> done = Argv.in(place, List.of("test", "-e", postgresql.versionFile().value()));
    List<Operation.Run> operations =
        List.of(
            Argv.run(place, List.of("rm", "-rf", staging)),
            Argv.run(
                place,
                ProvisionLowering.makeDirectory(postgresql.staging(), Postgresql.OWNER, MODE)),
            initdb(jail, postgresql),
            // Refuses a folder with anything in it.
            Argv.run(place, List.of("rmdir", data)),
            Argv.run(place, List.of("mv", staging, data)));
    return operations.stream().<Operation>map(operation -> operation.unless(done)).toList();
  }

  private static Operation.Run initdb(JailName jail, Postgresql postgresql) {
    List<String> argv =
        new ArrayList<>(
            List.of(
                "jexec",
                "-l",
                "-U",
                Postgresql.USER.value(),
                jail.value(),
                "initdb",
                "-A",
                postgresql.auth().toString(),
                "-E",
                postgresql.encoding()));
    postgresql.locale().ifPresent(locale -> argv.add("--locale=" + locale));
    argv.addAll(List.of("--pwfile=/dev/stdin", "-D", postgresql.staging().value()));
    return Operation.Run.of(argv)
        .within(Operation.LONG)
        .reading(new Input.Secret(postgresql.password()));
  }
}

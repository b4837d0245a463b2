package org.qjailctl.executors.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.ArchiveName;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailOrigin;
import org.qjailctl.core.manifest.JailRecord;
import org.qjailctl.core.manifest.JailState;
import org.qjailctl.core.manifest.Provision;
import org.qjailctl.core.manifest.Vnet;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.observed.Mounted;
import org.qjailctl.core.plan.JailSetting;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.executors.lowering.Lowering;

/**
 * Each step on a jail against each root that its own root may have prepared: no file of the host is
 * written, none comes into the jail, and nothing waits for ever. The stand-in for qjail does on
 * files what qjail 5.0 does.
 */
final class HostileRootsTest {

  private static final String TOLD = "of-the-host";
  private static final JailName WEB = JailName.of("web");
  private static final ArchiveName ARCHIVE = ArchiveName.of("web@202601010000.00.tar");

  @TempDir private Path folder = Path.of("");

  /** What somebody who is root in a jail did there. */
  private enum Root {
    PLAIN(""),
    LINKED_FILES(
        "for f in etc/rc.conf etc/ssh/sshd_config etc/ipfw.vnet.rules etc/pf.vnet.rules.script"
            + " etc/ipf.vnet.run.rules var/log/cron; do ln -sf \"$2/pf.conf\" $f; done"),
    LINKED_RELATIVELY("ln -sf ../../../outside/pf.conf etc/rc.conf"),
    LINKED_TO_NOTHING("ln -sf \"$2/new\" etc/rc.conf; ln -sf \"$2/new\" etc/ssh/sshd_config"),
    LINKED_FOLDERS("rm -r etc var; ln -s \"$2\" etc; ln -s \"$2\" var"),
    LINKED_INNER_FOLDERS("rm -r etc/ssh var/log; ln -s \"$2\" etc/ssh; ln -s \"$2\" var/log"),
    HARD_LINKED("ln -f \"$2/pf.conf\" etc/rc.conf; ln -f \"$2/pf.conf\" etc/ssh/sshd_config"),
    FIFOS("rm etc/rc.conf etc/ssh/sshd_config; mkfifo etc/rc.conf etc/ssh/sshd_config"),
    LINE_FEEDS("mkdir -p 'x\n'\"$2\"; : > 'x\n'\"$2/master.passwd\""),
    BACKSLASHES("mkdir -p 'x\\n'; : > 'x\\n/y'; : > 'x\\\\n'"),
    DASHES("mkdir -- -rf --help; : > -- ; : > './-P'"),
    ENDLESS_FILES("ln -sf /dev/zero etc/rc.conf; truncate -s 64M etc/large"),
    LYING_PROGRAMS("mkdir bin; printf '#!/bin/sh\\nrm -r %s\\n' \"$2\" > bin/sh; chmod 755 bin/sh");

    private final String planted;

    Root(String planted) {
      this.planted = planted;
    }
  }

  /** Of timeout(1). */
  private static final int WAITED = 124;

  private static final String QJAIL =
      """
      #!/bin/sh
      J=@/jails E=@/etc
      verb=$1; shift
      for last; do :; done
      case $verb$1 in
      config-h)
        echo sshd_enable=YES >> "$J/$last/etc/rc.conf"
        echo UseDNS no >> "$J/$last/etc/ssh/sshd_config" ;;
      config-v)
        [ "$2" = none ] && exit 0
        echo pf_enable=YES >> "$J/$last/etc/rc.conf"
        case $2 in
        pf) cp "$E/rules" "$J/$last/etc/pf.vnet.rules.script" ;;
        ipf) cp "$E/rules" "$J/$last/etc/ipf.vnet.run.rules" ;;
        ipfw) cp "$E/rules" "$J/$last/etc/ipfw.vnet.rules" ;;
        esac
        [ "$2" = ipfw ] || touch "$J/$last/var/log/cron" ;;
      config-n) mv "$J/$last" "$J/$2" ;;
      archive*)
        tar czPf "$J/archive/$last@202601010000.01.tar" "$E"/qjail.*/$last "$J/$last" ;;
      delete*) rm -rf "$J/$last" ;;
      create*)
        mkdir -p "$J/temp"
        tar xf "$J/archive/web@202601010000.00.tar" -C "$J/temp" 2>/dev/null
        mv "$J/temp$J/web" "$J/$last"; rm -rf "$J/temp" ;;
      restore*)
        tar xf "$J/archive/$last" -C / 2>/dev/null
        mv "$J/web" "$J/web.restored"; mkdir "$J/web"; cd "$J/web.restored" || exit 1
        find . | while IFS= read -r name; do
          if [ -d "$name" ] && [ ! -L "$name" ]; then mkdir -p "$J/web/$name"
          else mkdir -p "$J/web/${name%/*}"; cp -RP "$name" "$J/web/$name" 2>/dev/null; fi
        done
        rm -rf "$J/web.restored" ;;
      esac
      exit 0
      """;

  private static final String MAKE =
      """
      mkdir -p "$1/outside" "$1/jails/archive" "$1/notes" "$1/etc" || exit 1
      cd "$1/etc" || exit 1
      mkdir -p qjail.local qjail.global qjail.config qjail.fstab
      for kind in local global config fstab; do echo 'imagetype="simple"' > qjail.$kind/web; done
      echo rules > rules
      for file in pf.conf master.passwd rc.conf sshd_config cron; do
        echo of-the-host > "$1/outside/$file"
      done
      mkdir -p "$1/jails/web/etc/ssh" "$1/jails/web/var/log" && cd "$1/jails/web" || exit 1
      echo > etc/rc.conf; echo > etc/ssh/sshd_config
      """;

  /** Steps are those that are permitted: a new one is listed here or this does not compile. */
  private static List<JailStep> steps() {
    List<JailStep> all = new ArrayList<>();
    for (Class<?> kind : JailStep.class.getPermittedSubclasses()) {
      all.addAll(
          switch (kind.getSimpleName()) {
            case "CreateJail" -> List.of(new JailStep.CreateJail(fromArchive()));
            case "ConfigureJail" -> settings();
            case "RenameJail" -> List.of(new JailStep.RenameJail(WEB, JailName.of("www")));
            case "StartJail" ->
                List.of(new JailStep.StartJail(WEB), new JailStep.StartJail(WEB, true));
            case "PutBackJail" -> List.of(new JailStep.PutBackJail(WEB));
            case "StopJail" -> List.of(new JailStep.StopJail(WEB));
            case "UnmountJail" -> List.of(new JailStep.UnmountJail(WEB, List.<Mounted>of()));
            case "ArchiveJail" -> List.of(new JailStep.ArchiveJail(WEB, Optional.empty()));
            case "DeleteJail" -> List.of(new JailStep.DeleteJail(WEB));
            case "RestoreJail" -> List.of(new JailStep.RestoreJail(ARCHIVE));
            case "RecordJail" -> List.of(new JailStep.RecordJail(WEB, JailRecord.CREATED));
            case "ForgetJail" -> List.of(new JailStep.ForgetJail(WEB));
            case "KeepJail" -> List.of(new JailStep.KeepJail(WEB));
            case "FinishDeletion" -> List.of(new JailStep.FinishDeletion(WEB));
            default -> throw new AssertionError("no hostile root has met " + kind);
          });
    }
    return all;
  }

  private static List<JailStep> settings() {
    List<JailSetting> all = new ArrayList<>();
    for (Class<?> kind : JailSetting.class.getPermittedSubclasses()) {
      switch (kind.getSimpleName()) {
        case "SshUser" -> all.add(new JailSetting.SshUser());
        case "OwnNetwork" -> {
          for (Vnet.Firewall firewall : Vnet.Firewall.values()) {
            all.add(
                new JailSetting.OwnNetwork(
                    new Vnet(InterfaceName.parse("em0").orThrow(), firewall)));
          }
        }
        case "Boot" -> all.add(new JailSetting.Boot(BootPolicy.AUTO, BootPolicy.MANUAL));
        case "Parameter", "Addresses", "OnInterface", "BesideInterface" -> {}
        default -> throw new AssertionError("no hostile root has met " + kind);
      }
    }
    return all.stream()
        .<JailStep>map(setting -> new JailStep.ConfigureJail(WEB, List.of(setting)))
        .toList();
  }

  private static Jail fromArchive() {
    return new Jail(
        JailName.of("www"),
        Optional.empty(),
        InterfaceName.parse("lo1").orThrow(),
        List.of(),
        List.of(),
        JailOrigin.FromArchive.exactly(ARCHIVE),
        Optional.empty(),
        new TreeMap<>(),
        JailState.STOPPED,
        BootPolicy.AUTO,
        new TreeSet<>(Set.of()),
        false,
        Optional.empty(),
        Provision.NOTHING,
        Optional.empty());
  }

  @Test
  void noStepTouchesTheHostWhateverTheJailsRootPlanted() throws Exception {
    List<String> broken = new ArrayList<>();
    int refused = 0;
    int done = 0;
    for (JailStep step : steps()) {
      for (Root root : Root.values()) {
        Path scene = Files.createTempDirectory(folder, "scene");
        given(scene, root, step);
        End end = carriedOut(step, scene);
        boolean held = end == End.REFUSED;
        if (held) {
          refused++;
        } else {
          done++;
        }
        String what = step + " with " + root;
        if (end == End.WAITS) {
          broken.add(what + ": it waits");
        }
        if (!shell("cat \"$1\"/outside/*; ls \"$1\"/outside", scene)
            .equals(
                (TOLD + "\n").repeat(5) + "cron\nmaster.passwd\npf.conf\nrc.conf\nsshd_config\n")) {
          broken.add(what + ": it wrote to the host");
        }
        if (root != Root.HARD_LINKED
            && !shell("grep -rl -e " + TOLD + " \"$1/jails\" | grep -v '[.]tar$'", scene)
                .isEmpty()) {
          broken.add(what + ": it brought a file of the host in");
        }
        if (held && (root == Root.PLAIN || root == Root.BACKSLASHES || root == Root.DASHES)) {
          broken.add(what + ": it was refused: " + Files.readString(scene.resolve("said")));
        }
      }
    }
    System.out.printf(
        "hostile roots: %d steps x %d roots, %d refused, %d carried out, %d broken%n",
        steps().size(), Root.values().length, refused, done, broken.size());
    assertThat(broken).isEmpty();
    assertThat(refused).isGreaterThan(10);
  }

  private void given(Path scene, Root root, JailStep step) throws Exception {
    Path tools = Files.createDirectory(scene.resolve("tools"));
    ChrootJails.script(tools.resolve("qjail"), QJAIL.replace("@/", scene + "/"));
    for (String quiet : List.of("jls", "mount", "sleep", "mdconfig", "umount")) {
      ChrootJails.script(tools.resolve(quiet), "#!/bin/sh\nexit 0\n");
    }
    String archived =
        """
        set -- "${1%%/outside}"
        cd "$1" && tar czPf jails/archive/%s "$1"/etc/qjail.*/web "$1/jails/web" 2>/dev/null
        """
            .formatted(ARCHIVE);
    String gone = step instanceof JailStep.RestoreJail ? "rm -rf \"$1/jails/web\"" : "";
    shell(MAKE + "set -- \"$1\" \"$1/outside\"\n" + root.planted + "\n" + archived + gone, scene);
  }

  /** How a step's operations end: each in its turn, as a batch does, up to the first that fails. */
  private enum End {
    DONE,
    REFUSED,
    WAITS
  }

  private End carriedOut(JailStep step, Path scene) throws Exception {
    for (Operation operation : Lowering.operations(step)) {
      int exit =
          switch (moved(operation, scene)) {
            case Operation.Run run ->
                run.unless().isPresent() && ran(run.unless().get(), scene) == 0
                    ? 0
                    : ran(run.argv(), scene);
            case Operation.WriteFile write -> {
              Files.write(Path.of(write.path().value()), write.content().toArray());
              yield 0;
            }
            case Operation.ReadFile read -> 0;
            case Operation.ListTree list -> 0;
          };
      if (exit != 0) {
        return exit == WAITED ? End.WAITS : End.REFUSED;
      }
    }
    return End.DONE;
  }

  private static int ran(List<String> argv, Path scene) throws Exception {
    List<String> command = new ArrayList<>(List.of("timeout", "5"));
    command.addAll(argv);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(scene.resolve("said").toFile());
    builder.environment().put("PATH", scene.resolve("tools") + ":" + System.getenv("PATH"));
    Process process = builder.start();
    process.getOutputStream().close();
    return process.waitFor();
  }

  private static Operation moved(Operation operation, Path scene) {
    return switch (operation) {
      case Operation.Run run ->
          new Operation.Run(
              run.argv().stream().map(word -> moved(word, scene)).toList(),
              run.stdin(),
              run.unless().map(argv -> argv.stream().map(word -> moved(word, scene)).toList()),
              run.limit());
      case Operation.WriteFile write ->
          new Operation.WriteFile(
              HostPath.of(moved(write.path().value(), scene)),
              write.content(),
              write.mode(),
              write.expected());
      case Operation.ReadFile read -> read;
      case Operation.ListTree list -> list;
    };
  }

  private static String moved(String word, Path scene) {
    return word.replace("/usr/jails", scene + "/jails")
        .replace("/usr/local/etc", scene + "/etc")
        .replace("/var/db/qjailctl", scene + "/notes");
  }

  private static String shell(String script, Path scene) throws Exception {
    Process process =
        new ProcessBuilder("sh", "-c", script, "sh", scene.toString())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}

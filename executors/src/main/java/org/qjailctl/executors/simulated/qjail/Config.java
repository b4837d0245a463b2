package org.qjailctl.executors.simulated.qjail;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.world.FileRefused;

/** {@code qjail config}: one option a call, for jails that are stopped. */
final class Config implements Subcommand {

  private static final String SPECIFICATION = "b:c:f:4:6:n:s:v:w:z:AdBFhkKlLmMpPqQrRStTVWxXyY";

  @Override
  public void run(Session session, List<String> words) throws Ended, FileRefused {
    Options options = Subcommand.options(session, "config", words, SPECIFICATION);
    Zone zone = Zone.of(session, options.value('z'));
    List<String> jails = options.rest();
    boolean all = options.has('A');
    check(session, options, jails);
    if (options.has('d')) {
      display(session, zone, jails.getFirst());
      return;
    }
    if (options.has('p') || options.has('P')) {
      ConfigPackages.run(session, zone, options.has('P'), jails.getFirst());
      return;
    }
    if (given(options, 'n')) {
      Rename.run(session, zone, options.value('n').orElse(""), jails.getFirst());
      return;
    }
    if (given(options, '4') || given(options, '6')) {
      ConfigAddresses.run(session, zone, options, jails.getFirst());
      return;
    }
    Definitions definitions = new Definitions(session, zone);
    List<String> files =
        all && !jails.isEmpty() ? List.of() : definitions.named(all ? List.of() : jails);
    // The script's variable jailname: the first word, then whatever was read last.
    String last = jails.isEmpty() ? "" : jails.getFirst();
    ConfigOption option = new ConfigOption(session, definitions, zone, options);
    for (String file : files) {
      if (file.endsWith(".norun") && !options.has('r') && !options.has('R')) {
        throw session.ends("Can not make config changes to jails in norun status.");
      }
      if (file.endsWith(".man") && !options.has('m') && !options.has('M')) {
        throw session.ends("Can not make config changes to jails in manual status.");
      }
      // A jail in manual status is looked up as NAME.man and so is never found running.
      if (session.runs(file)) {
        session.say("Bypassed running jail " + last);
        continue;
      }
      Definition jail = definitions.read(file);
      last = jail.name();
      option.apply(jail);
    }
  }

  private static boolean given(Options options, char letter) {
    return options.value(letter).filter(v -> !v.isEmpty()).isPresent();
  }

  /** What the script looks at before any jail, in its order. */
  private static void check(Session session, Options options, List<String> jails)
      throws Ended, FileRefused {
    long count =
        options.given().keySet().stream().filter(letter -> letter != 'z' && letter != 'A').count();
    boolean all = options.has('A');
    boolean addresses = given(options, '4') || given(options, '6');
    boolean packages = options.has('p') || options.has('P');
    if (count == 0) {
      throw session.ends("Error: No options coded.\n" + Syntax.of("config"));
    }
    Optional<String> wrong =
        Stream.of(
                when(
                    jails.isEmpty() && (given(options, 'n') || addresses),
                    "Error: Options -n and -4 and -6 require a jailname."),
                when(jails.isEmpty() && options.has('d'), "Error: Option -d requires a jailname."),
                when(
                    all && options.has('d'),
                    "Error: Option -A is not valid when coded with option -d."),
                when(jails.isEmpty() && options.has('p'), "Error: Option -p requires a jailname."),
                when(jails.isEmpty() && options.has('P'), "Error: Option -P requires a jailname."),
                when(
                    all && packages,
                    "Error: Option -A is not valid when coded with option -p or -P."),
                when(
                    all && given(options, 'n'),
                    "Error: Option -A is not valid when coded with option -n."),
                when(
                    all && addresses,
                    "Error: Option -A is not valid when coded with option -4 or -6."),
                when(!knownFirewall(options), "Valid -v values are ipf, pf, ipfw, and none."),
                when(count > 1, "Error: Only 1 option allowed at a time.\n" + Syntax.of("config")),
                when(jails.isEmpty() && !all, "Error: jailname is required unless -A is coded."))
            .flatMap(Optional::stream)
            .findFirst();
    if (wrong.isPresent()) {
      throw session.ends(wrong.get());
    }
  }

  /** FREEBSD: -V sets the firewall to NO, which this refuses, so that it never works. */
  private static boolean knownFirewall(Options options) {
    boolean known =
        options.value('v').filter(v -> !v.isEmpty()).stream()
            .allMatch(List.of("ipfw", "none", "pf", "ipf")::contains);
    return known && !options.has('V');
  }

  private static Optional<String> when(boolean wrong, String message) {
    return wrong ? Optional.of(message) : Optional.empty();
  }

  private static void display(Session session, Zone zone, String jail) throws Ended, FileRefused {
    if (!new Definitions(session, zone).exists(jail)) {
      throw session.ends("Error: Option -d has invalid jailname.");
    }
    session.run("cat", Zone.CONFIG + "/" + jail);
  }
}

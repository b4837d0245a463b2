package org.qjailctl.executors.simulated.qjail;

import java.util.Map;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.world.FileRefused;

/** The one option of a {@code qjail config} call, applied to one stopped jail after the other. */
final class ConfigOption {

  /**
   * A switch of the definition.
   *
   * @param on what is printed when it was switched on; {@code off} likewise
   */
  private record Switch(String variable, String parameter, String on, String off) {}

  /** By the letter that switches on; the capital one switches off. */
  private static final Map<Character, Switch> SWITCHES =
      Map.of(
          'k',
          new Switch("rsockets", "allow.raw_sockets", "Successful enabled", "Successful disabled"),
          'y',
          new Switch("sysvipc", "allow.sysvipc", "Successfully enabled", "Successfully disabled"),
          'q',
          new Switch("quotas", "allow.quotas", "Successful enabled", "Successful disable"),
          'l',
          new Switch(
              "nullfs", "allow.mount.nullfs", "Successfully enabled", "Successfully disabled"),
          't',
          new Switch("tmpfs", "allow.mount.tmpfs", "Successfully enabled", "Successfully disabled"),
          'x',
          new Switch("zfs", "allow.mount.zfs", "Successfully enabled", "Successfully disabled"));

  private final Session session;
  private final Definitions definitions;
  private final Options options;
  private final BootStatus status;
  private final VnetOption vnet;

  ConfigOption(Session session, Definitions definitions, Zone zone, Options options) {
    this.session = session;
    this.definitions = definitions;
    this.options = options;
    this.status = new BootStatus(session, definitions, zone);
    this.vnet = new VnetOption(session, definitions, zone);
  }

  void apply(Definition jail) throws Ended, FileRefused {
    if (options.has('M') || options.has('m')) {
      status.manual(jail, options.has('m'));
    } else if (options.has('R') || options.has('r')) {
      status.norun(jail, options.has('r'));
    } else if (options.has('v')) {
      vnet.enable(jail, options.value('v').orElse(""));
    } else if (options.has('W')) {
      definitions.writeAll(jail.without("vinterface"));
      session.say("Successfully disabled vnet_interface for " + jail.name());
    } else if (options.has('w')) {
      vnet.over(jail, options.value('w').orElse(""));
    } else if (options.has('b') || options.has('B')) {
      devfs(jail);
    } else if (jail.has("vnet")) {
      session.say("Error: This config change not allowed on vnet Jail. " + jail.name());
    } else if (options.has('c')) {
      nic(jail, options.value('c').orElse(""));
    } else if (options.has('h')) {
      Definition changed = SshOnce.prepare(session, jail);
      definitions.writeAll(changed);
      session.say("Successful ssh enable for " + jail.name());
    } else if (options.has('f') || options.has('F')) {
      number(jail, "fib", "exec.fib", 'f');
    } else if (options.has('s') || options.has('S')) {
      number(jail, "securelevel", "securelevel", 's');
    } else {
      flip(jail);
    }
  }

  private void flip(Definition jail) throws FileRefused {
    for (Map.Entry<Character, Switch> entry : SWITCHES.entrySet()) {
      Switch one = entry.getValue();
      if (options.has(entry.getKey())) {
        definitions.writeAll(jail.with(one.variable(), one.parameter()));
        session.say(one.on() + " " + one.parameter() + " for " + jail.name());
      } else if (options.has(Character.toUpperCase(entry.getKey()))) {
        definitions.writeAll(jail.without(one.variable()));
        session.say(one.off() + " " + one.parameter() + " for " + jail.name());
      }
    }
  }

  private void number(Definition jail, String variable, String shown, char letter)
      throws Ended, FileRefused {
    if (!options.has(letter)) {
      definitions.writeAll(jail.without(variable));
      session.say("Successfully disabled " + shown + " for " + jail.name());
      return;
    }
    String value = options.value(letter).orElse("");
    if (!value.matches("[0-9]+")) {
      throw session.ends("Error: Option -" + letter + " requires a numeric value.");
    }
    definitions.writeAll(jail.with(variable, value));
    session.say("Successfully enabled " + shown + " for " + jail.name());
  }

  private void devfs(Definition jail) throws Ended, FileRefused {
    if (options.has('B')) {
      definitions.writeAll(jail.without("ruleset"));
      session.say("Successfully disabled devfs.rules for " + jail.name());
      return;
    }
    String number = options.value('b').orElse("");
    String manual = "Type 'man devfs.rules' or 'man devfs' for more information.";
    if (!number.matches("[0-9]+")) {
      session.say("Error: devfs.rules must be a positive number IE; 10");
      session.say("and defined in the hosts /etc/devfs.rules file.");
      throw session.ends(manual);
    }
    if (DevfsRules.sets(session.files()).stream().noneMatch(set -> set.contains(number))) {
      session.say("Error; devfs.rules # " + number + " does not exist.");
      session.say("It must first be defined in the hosts /etc/devfs.rules.");
      throw session.ends(manual);
    }
    definitions.writeAll(jail.with("ruleset", number));
    session.say("Successfully enabled devfs.rules for " + jail.name());
  }

  private void nic(Definition jail, String nic) throws FileRefused {
    if (Nic.known(session, nic)) {
      definitions.writeAll(jail.with("interface", nic));
      session.say("Successful nic change for " + jail.name());
    } else {
      session.say("Entered -c interface device name is not valid.");
    }
  }
}

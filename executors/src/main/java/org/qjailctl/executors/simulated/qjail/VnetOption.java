package org.qjailctl.executors.simulated.qjail;

import java.util.List;
import org.qjailctl.executors.simulated.world.FileRefused;

/** {@code qjail config -v} and {@code -w}: a network stack of the jail's own. */
final class VnetOption {

  private static final int MOST_LETTERS = 12;
  private static final int MOST_JAILS = 254;

  private final Session session;
  private final Definitions definitions;
  private final Zone zone;

  VnetOption(Session session, Definitions definitions, Zone zone) {
    this.session = session;
    this.definitions = definitions;
    this.zone = zone;
  }

  void over(Definition jail, String nic) throws FileRefused {
    if (!Nic.known(session, nic)) {
      session.say("Entered -w interface device name is not valid.");
      return;
    }
    definitions.writeAll(jail.with("vinterface", nic));
    session.say("Successfully enabled vnet.interface for " + jail.name());
  }

  void enable(Definition jail, String firewall) throws Ended, FileRefused {
    if (jail.isImage()) {
      session.echo(" ");
      session.say("Error: Since vimage jails abend so often, image jails");
      session.say("So for time being image vnet jails are NOT allowed.");
      return;
    }
    if (jail.name().length() > MOST_LETTERS) {
      session.say("Error: jail name size exceeds the 12 character maximum");
      session.say("for vnet jail names.");
      throw session.ends("Use config -n to rename this vnet jail " + jail.name());
    }
    if (!jail.has("vinterface")) {
      session.echo(" ");
      session.say("The vnet interface -w option has to be populated first");
      session.say("with the device name of the physical interface facing");
      session.say("the public internet or the private LAN.");
      return;
    }
    rcConf(jail, firewall);
    int number = nextNumber();
    // The script unsets names that are not the definition's, so that only these two are cleared.
    Definition changed =
        jail.with("vnet", "be|" + firewall + "|" + number)
            .without("interface")
            .without("securelevel");
    if (firewall.equals("pf") || firewall.equals("ipf")) {
      changed = changed.with("ruleset", firewall.equals("pf") ? "70" : "60");
    }
    definitions.writeAll(changed);
    session.say("Successfully enabled vnet for " + jail.name());
  }

  private int nextNumber() throws Ended, FileRefused {
    String count = session.files().text(Zone.VNETCTL).orElse("").replaceAll("[^0-9]", "");
    int number = count.isEmpty() ? 1 : Integer.parseInt(count) + 1;
    if (number > MOST_JAILS) {
      throw session.ends("ERROR: You have reached the 254 max number of vnet jails allowed.");
    }
    session.files().write(Zone.VNETCTL, "count=\"" + number + "\"\n");
    return number;
  }

  private void rcConf(Definition jail, String firewall) throws FileRefused {
    List<String> lines =
        switch (firewall) {
          case "ipfw" ->
              List.of(
                  " ",
                  "firewall_enable=\"YES\"",
                  "firewall_logging=\"YES\"",
                  "firewall_script=\"/etc/ipfw.vnet.rules\"");
          case "pf" ->
              List.of(
                  " ",
                  "pf_enable=\"YES\"",
                  "pflog_enable=\"YES\"",
                  "pf_rules=\"/etc/pf.vnet.rules.script\"");
          case "ipf" ->
              List.of(
                  " ",
                  "ipfilter_enable=\"YES\"",
                  "ipmon_enable=\"YES\"",
                  "ipmon_flags=\"-D\"",
                  "ipfilter_rules=\"/etc/ipf.vnet.boot.rules\"");
          default -> List.of();
        };
    if (!lines.isEmpty()) {
      String path = zone.jails() + "/" + jail.name() + "/etc/rc.conf";
      String old = session.files().text(path).orElse("");
      session.files().replace(path, old + String.join("\n", lines) + "\n");
    }
  }
}

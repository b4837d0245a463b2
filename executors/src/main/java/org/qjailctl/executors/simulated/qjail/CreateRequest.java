package org.qjailctl.executors.simulated.qjail;

import java.util.List;
import java.util.Optional;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.world.FileRefused;

/**
 * What a call of {@code qjail create} asks for, checked in the script's order.
 *
 * @param archive the folder that {@code -a} looks in
 * @param archived where the jails stood that are in there
 * @param mebibytes the size of an image; empty for a jail in a folder
 * @param copies how many numbered copies are asked for; 0 for the jail itself
 */
record CreateRequest(
    Zone zone,
    String name,
    String nic,
    String ip4,
    String ip6,
    Optional<String> flavor,
    Optional<String> from,
    String archive,
    String archived,
    Optional<String> mebibytes,
    int copies,
    boolean ssh) {

  private static final int MOST_LETTERS = 50;
  private static final int MOST_COPIES = 254;
  private static final List<String> RESERVED =
      List.of("sharedfs", "template", "flavors", "archive");

  static CreateRequest read(Session session, List<String> words) throws Ended, FileRefused {
    Options options = Subcommand.options(session, "create", words, "cf:A:a:n:d:i:4:6:z:");
    if (options.rest().isEmpty()) {
      throw session.ends(Syntax.of("create"));
    }
    Zone zone = Zone.of(session, options.value('z'));
    String nic = value(options, 'n').orElse("");
    if (!nic.isEmpty() && !Nic.known(session, nic)) {
      throw session.ends("Entered -n interface device name is not valid.");
    }
    String ip4 = value(options, '4').orElse("");
    String ip6 = value(options, '6').orElse("");
    if (ip4.isEmpty() && ip6.isEmpty()) {
      throw session.ends("Error; An -4 or -6 IP address is mandatory.");
    }
    AddressList.refusePrefix(session, "4", ip4);
    AddressList.refusePrefix(session, "6", ip6);
    if (options.rest().size() != 1) {
      throw session.ends(Syntax.of("create"));
    }
    String name = options.rest().getFirst();
    checkName(session, name);
    Zone archiveZone = archiveZone(session, options, zone);
    if (options.has('c') && value(options, 'f').equals(Optional.of("ssh-default"))) {
      throw session.ends("Error: Option -c and -f ssh-default are invaild together.");
    }
    int copies = copies(session, options, ip4);
    Optional<String> size = size(session, options);
    if (!session.files().isFolder(zone.sharedfs())) {
      throw session.ends("Error: sharedfs does not exist.");
    }
    if (value(options, 'f').isPresent() && value(options, 'a').isPresent()) {
      throw session.ends("Error: -a and -f invalid together.");
    }
    if (RESERVED.contains(name)) {
      throw session.ends("Error: This name is unavailable. " + name);
    }
    if (Definitions.existsAnywhere(session.files(), name)) {
      throw session.ends("Error: Jailname already exists. " + name);
    }
    return new CreateRequest(
        zone,
        name,
        nic.isEmpty() ? Nic.ofDefaultRoute(session) : nic,
        ip4,
        ip6,
        value(options, 'f'),
        value(options, 'a'),
        archiveZone.archive(),
        archiveZone.jails(),
        size,
        copies,
        options.has('c'));
  }

  private static Optional<String> value(Options options, char letter) {
    return options.value(letter).filter(v -> !v.isEmpty());
  }

  private static void checkName(Session session, String name) throws Ended, FileRefused {
    if (name.length() > MOST_LETTERS) {
      throw session.ends("Error: jail name size exceeds the 50 character maximum.");
    }
    if (!name.matches("[A-Za-z0-9_-]+")) {
      session.say("Invalid jail name");
      throw session.ends("Only underscore, dash and alphanumeric characters are valid.");
    }
    if (name.matches("[0-9]+")) {
      throw session.ends("Error: Numeric jail names are invalid. Jail name " + name);
    }
  }

  private static Zone archiveZone(Session session, Options options, Zone zone)
      throws Ended, FileRefused {
    Optional<String> name = value(options, 'A');
    if (name.isEmpty()) {
      return zone;
    }
    if (value(options, 'a').isEmpty()) {
      throw session.ends("Error: Option -A is only valid when coded with option -a.");
    }
    Zone other = name.get().equals("nozone") ? Zone.HOST : Zone.named(name.get());
    if (!session.files().isFolder(other.jails())) {
      throw session.ends("Error: Un-known -A achive zone.");
    }
    return other;
  }

  private static int copies(Session session, Options options, String ip4)
      throws Ended, FileRefused {
    Optional<String> wanted = value(options, 'd');
    if (wanted.isEmpty()) {
      return 0;
    }
    if (!wanted.get().matches("[0-9]{1,9}")) {
      throw session.ends("Error: Option -d requires a numeric value.");
    }
    int copies = Integer.parseInt(wanted.get());
    if (copies > MOST_COPIES) {
      throw session.ends("Error: -d value greater than the maximum of 254.");
    }
    if (copies > 0 && ip4.contains(",")) {
      throw session.ends("Error: -d option requires a single IPv4 address.");
    }
    String last = ip4.substring(ip4.lastIndexOf('.') + 1);
    if (copies > 0 && last.matches("[0-9]{1,9}") && Integer.parseInt(last) + copies > 254) {
      throw session.ends("Error: -d value exceed 255 max size of ip4 last octal.");
    }
    return copies;
  }

  private static Optional<String> size(Session session, Options options) throws Ended, FileRefused {
    Optional<String> wanted = value(options, 'i');
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    String size = wanted.get().replace('G', 'g').replace('M', 'm');
    if (!size.matches("[0-9].*")) {
      throw session.ends("Error: -i value missing numbers.");
    }
    if (!size.matches("[0-9]{1,9}[gm]")) {
      throw session.ends("Error: Invalid -i value. Only G|g or M|m suffix is valid.");
    }
    long number = Long.parseLong(size.substring(0, size.length() - 1));
    if (number == 0) {
      throw session.ends("Error: The image size you specified is invalid. " + size);
    }
    return Optional.of(Long.toString(size.endsWith("g") ? number * 1024 : number));
  }
}

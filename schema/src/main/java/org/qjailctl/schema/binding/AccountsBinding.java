package org.qjailctl.schema.binding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.manifest.GroupName;
import org.qjailctl.core.manifest.UserName;
import org.qjailctl.core.manifest.WantedAccounts;
import org.qjailctl.core.manifest.WantedGroup;
import org.qjailctl.core.manifest.WantedUser;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.yaml.YamlNode;

/** The pieces {@code groups} and {@code users} of a provision. */
final class AccountsBinding {

  /** As far as a signed number goes; (uid_t)-2 and -1 are nobody's. */
  private static final int MOST = Integer.MAX_VALUE;

  /** Without these nothing starts. */
  private static final Set<String> NEEDED = Set.of("root", "wheel", "daemon", "operator");

  private static final Form<GroupName> GROUP =
      Form.of(GroupName::parse, ManifestCode.BAD_GROUP_NAME, "Write a name, such as staff.");

  private static final Form<UserName> USER =
      Form.of(UserName::parse, ManifestCode.BAD_USER_NAME, "Write a name, such as deploy.");

  /** passwd(5) has colons between its fields; pw(8) and chpass(1) take what else is printed. */
  private static final Form<String> COMMENT =
      Form.of(
          text ->
              text.chars().anyMatch(c -> c == ':' || Character.isISOControl(c))
                  ? Parsed.refused("passwd(5) keeps it between colons, on one line")
                  : Parsed.ok(text),
          ManifestCode.BAD_COMMENT,
          "Write it without colons, such as Deployment.");

  private final Section section;
  private final Map<Integer, String> uids = new HashMap<>();
  private final Map<Integer, String> gids = new HashMap<>();

  private AccountsBinding(Section section) {
    this.section = section;
  }

  static WantedAccounts read(Section section) {
    return new AccountsBinding(section).accounts();
  }

  private WantedAccounts accounts() {
    SortedMap<GroupName, WantedGroup> groups = new TreeMap<>();
    section
        .sections("groups", GROUP, this::group)
        .forEach(entry -> groups.put(entry.getKey(), entry.getValue()));
    SortedMap<UserName, WantedUser> users = new TreeMap<>();
    section
        .sections("users", USER, (name, one) -> user(name, one, groups))
        .forEach(entry -> users.put(entry.getKey(), entry.getValue()));
    return new WantedAccounts(groups, users);
  }

  private Optional<Map.Entry<GroupName, WantedGroup>> group(Placed<GroupName> name, Section one) {
    Optional<Placed<Integer>> gid = one.number("gid", 1, MOST);
    gid.ifPresent(number -> once(number, gids, "group", name.value().value(), "gid"));
    if (absent(one, name.value().value(), name, "gid")) {
      return Optional.of(Map.entry(name.value(), new WantedGroup.Absent()));
    }
    return Optional.of(Map.entry(name.value(), new WantedGroup.Present(gid.map(Placed::value))));
  }

  private Optional<Map.Entry<UserName, WantedUser>> user(
      Placed<UserName> name, Section one, SortedMap<GroupName, WantedGroup> groups) {
    Optional<Placed<Integer>> uid = one.number("uid", 1, MOST);
    uid.ifPresent(number -> once(number, uids, "user", name.value().value(), "uid"));
    Optional<Placed<GroupName>> group = one.form("group", GROUP);
    group.ifPresent(known -> stays(known, groups));
    Optional<SortedSet<GroupName>> others =
        one.node("groups").map(node -> names(node, one, groups));
    WantedUser.Present user =
        new WantedUser.Present(
            uid.map(Placed::value),
            group.map(Placed::value),
            others,
            one.form("home", Forms.DIRECTORY_OF_A_USER).map(Placed::value),
            one.form("shell", Forms.PROGRAM).map(Placed::value),
            one.form("comment", COMMENT).map(Placed::value));
    boolean absent =
        absent(
            one, name.value().value(), name, "uid", "group", "groups", "home", "shell", "comment");
    return Optional.of(Map.entry(name.value(), absent ? new WantedUser.Absent() : user));
  }

  private SortedSet<GroupName> names(
      YamlNode node, Section one, SortedMap<GroupName, WantedGroup> groups) {
    SortedSet<GroupName> names = new TreeSet<>();
    for (YamlNode item : one.reading().items(node)) {
      one.reading()
          .text(item)
          .flatMap(text -> GROUP.read(text, one.reading().problems()))
          .ifPresent(
              name -> {
                stays(name, groups);
                names.add(name.value());
              });
    }
    return names;
  }

  private void stays(Placed<GroupName> name, SortedMap<GroupName, WantedGroup> groups) {
    if (groups.get(name.value()) instanceof WantedGroup.Absent) {
      report(
          ManifestCode.GROUP_GOES,
          name,
          "The group " + name.value() + " is absent by what stands below groups.",
          "Take it out here, or keep the group.");
    }
  }

  private void once(
      Placed<Integer> number, Map<Integer, String> taken, String kind, String name, String key) {
    String other = taken.putIfAbsent(number.value(), name);
    if (other != null) {
      report(
          ManifestCode.NUMBER_TWICE,
          number,
          "The " + kind + " " + other + " has the number " + number.value() + " already.",
          "Write another " + key + ", or leave it out: pw(8) chooses a free one.");
    }
  }

  private boolean absent(Section one, String name, Placed<?> at, String... others) {
    boolean absent =
        one.word("state", List.of(Presence.values())).map(Placed::value).orElse(Presence.PRESENT)
            == Presence.ABSENT;
    if (absent && NEEDED.contains(name)) {
      report(
          ManifestCode.ACCOUNT_NEEDED,
          at,
          "The system does not start without " + name + ".",
          "Take this out.");
    }
    for (String key : others) {
      if (absent && one.has(key)) {
        report(
            ManifestCode.SAID_OF_ABSENT,
            at,
            name + " is to go, so " + key + " means nothing.",
            "Take either " + key + " or `state: absent` out.");
      }
    }
    return absent;
  }

  private void report(ManifestCode code, Placed<?> at, String detail, String remedy) {
    section.reading().problems().report(code, at.place(), detail, remedy);
  }
}

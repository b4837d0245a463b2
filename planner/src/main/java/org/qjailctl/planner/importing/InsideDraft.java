package org.qjailctl.planner.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.qjailctl.core.draft.Draft;
import org.qjailctl.core.draft.Draft.Item;
import org.qjailctl.core.draft.Draft.Value;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.UserName;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.ObservedAccounts;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.planner.rcconf.RcConfLine;

/**
 * The section {@code provision} of a running jail: what somebody put there, as far as that can be
 * told from what came with the system. Files cannot.
 */
final class InsideDraft {

  /** What pw(8) gives new accounts (pw.conf(5)); below are those of the system and of packages. */
  private static final long FIRST = 1000;

  private static final long LAST = 32000;

  private static final PackageName SELF = PackageName.of("pkg");

  private final Survey survey;
  private final ObservedJail jail;
  private final Pieces pieces;
  private final String path;

  private InsideDraft(Survey survey, ObservedJail jail, Pieces pieces) {
    this.survey = survey;
    this.jail = jail;
    this.pieces = pieces;
    this.path = "jails." + jail.name() + ".provision";
  }

  static List<Item> of(Survey survey, ObservedJail jail, Pieces pieces) {
    Optional<InsideInventory> held = survey.held(jail.name());
    return held.isEmpty() ? List.of() : new InsideDraft(survey, jail, pieces).items(held.get());
  }

  private List<Item> items(InsideInventory held) {
    List<Item> server = PostgresqlDraft.server(survey, jail);
    Draft draft =
        Draft.EMPTY
            .with(section("packages", held.chosen(), this::packages))
            .with(accounts())
            .with(section("rc.conf", held.rcConf(), (known, items) -> rcConf(held, known, items)))
            .with(server);
    if (draft.items().isEmpty()) {
      return List.of();
    }
    Item.Section section = new Item.Section("provision", draft);
    if (draft.items().equals(server)) {
      Item.LeftOut left = (Item.LeftOut) server.getFirst();
      return List.of(
          new Item.LeftOut(
              left.reason(), new Item.Section("provision", Draft.EMPTY.with(left.item()))));
    }
    return List.of(pieces.piece(path, section));
  }

  private List<Item> accounts() {
    Fact<ObservedAccounts> accounts = survey.inside(jail.name()).accounts();
    List<Item> both = new ArrayList<>(section("groups", accounts, this::groups));
    accounts.known().ifPresent(known -> both.addAll(section("users", accounts, this::users)));
    return both;
  }

  private <T> List<Item> section(String key, Fact<T> fact, BiConsumer<T, List<Item>> describe) {
    return switch (fact) {
      case Fact.Unknown<T>(String reason) ->
          List.of(new Item.Comment(key + ": not known, " + reason + "."));
      case Fact.Known<T>(T known) -> {
        List<Item> items = new ArrayList<>();
        describe.accept(known, items);
        yield items.isEmpty() ? List.of() : List.of(new Item.Section(key, new Draft(items)));
      }
    };
  }

  private void packages(SortedMap<PackageName, String> chosen, List<Item> items) {
    for (PackageName name : chosen.keySet()) {
      if (!name.equals(SELF) && !PostgresqlDraft.keeps(survey, jail.name(), name)) {
        items.add(piece("packages", name.value(), Draft.EMPTY));
      }
    }
  }

  private void groups(ObservedAccounts accounts, List<Item> items) {
    accounts
        .groups()
        .forEach(
            (name, group) -> {
              if (isOwn(group.gid())) {
                items.add(piece("groups", name, Draft.EMPTY.number("gid", group.gid())));
              }
            });
  }

  private void users(ObservedAccounts accounts, List<Item> items) {
    accounts
        .users()
        .forEach(
            (name, user) -> {
              if (isOwn(user.uid()) && UserName.parse(name).toOptional().isPresent()) {
                items.add(piece("users", name, user(accounts, UserName.of(name), user)));
              }
            });
  }

  private static Draft user(ObservedAccounts accounts, UserName name, ObservedAccounts.User user) {
    Draft draft =
        Draft.EMPTY.number("uid", user.uid()).text("group", accounts.groupName(user.gid()));
    SortedSet<String> groups = accounts.groupsOf(name);
    if (!groups.isEmpty()) {
      draft = draft.texts("groups", List.copyOf(groups));
    }
    draft = draft.text("home", user.home()).text("shell", user.shell());
    return user.comment().isEmpty() ? draft : draft.text("comment", user.comment());
  }

  private static boolean isOwn(long number) {
    return number >= FIRST && number <= LAST;
  }

  private void rcConf(
      InsideInventory held, SortedMap<RcVariable, String> values, List<Item> items) {
    if (held.rcFile() instanceof Fact.Unknown<?>(String reason)) {
      items.add(new Item.Comment("The jail's rc.conf could not be read: " + reason + "."));
      return;
    }
    Set<String> ofFlavors = ofFlavors();
    SortedSet<String> seen = new TreeSet<>();
    for (RcConfLine line : lines(held.rcFile().known().flatMap(text -> text))) {
      Optional<String> name = line.name().filter(seen::add);
      if (name.isPresent()
          && !ofFlavors.contains(line.text())
          && !PostgresqlDraft.keeps(survey, jail.name(), name.get())) {
        variable(name.get(), line, values).ifPresent(items::add);
      }
    }
  }

  private Optional<Item> variable(
      String name, RcConfLine line, SortedMap<RcVariable, String> values) {
    String where = "Line " + line.number() + " of the jail's rc.conf";
    if (RcConfDraft.SECRET.matcher(name).matches()) {
      return Optional.of(
          new Item.Comment(
              where + " sets " + name + ", whose value may be a secret and is not written."));
    }
    Optional<String> value =
        RcVariable.parse(name).toOptional().flatMap(one -> Optional.ofNullable(values.get(one)));
    if (line.isEvaluated()
        || value.isEmpty()
        || value.get().chars().anyMatch(c -> Character.isISOControl(c) || c == 0xfffd)) {
      return Optional.of(
          new Item.Comment(where + " sets " + name + " to what no manifest can say."));
    }
    return Optional.of(
        pieces.piece(path + ".rc.conf." + name, new Item.Entry(name, new Value.Text(value.get()))));
  }

  /** What came with a flavor was not put there by anybody afterwards. */
  private Set<String> ofFlavors() {
    return survey.inventory().flavors().known().stream()
        .flatMap(List::stream)
        .filter(entry -> isRcConf(entry.path()))
        .flatMap(entry -> lines(entry.content().map(content -> content.utf8())).stream())
        .map(RcConfLine::text)
        .collect(Collectors.toSet());
  }

  private static boolean isRcConf(HostPath file) {
    String flavors = Inventory.FLAVORS.value() + "/";
    return file.value().startsWith(flavors)
        && file.value().substring(flavors.length()).matches("[^/]+/etc/rc\\.conf");
  }

  private static List<RcConfLine> lines(Optional<String> text) {
    return RcConfLine.of(text.orElse(""));
  }

  private Item piece(String kind, String name, Draft draft) {
    return pieces.piece(path + "." + kind + "." + name, new Item.Section(name, draft));
  }
}

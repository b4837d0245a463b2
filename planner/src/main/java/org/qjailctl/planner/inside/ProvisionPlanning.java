package org.qjailctl.planner.inside;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.GuardedCommand;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.Provision;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.WantedPackage;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FileState;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.PlaceQuestion;
import org.qjailctl.core.observed.Question;
import org.qjailctl.core.observed.Questions;
import org.qjailctl.core.plan.AttributeChange;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.ProvisionStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.core.plan.Step;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.planner.fragment.Fragment;
import org.qjailctl.planner.fragment.PlanCode;

/**
 * What makes up one place, in an order that is right for most: files of pkg(8)'s own configuration,
 * packages, which are found through them; groups and users, whom packages may bring; rc.conf(5),
 * folders and files, which belong to users; commands, and services, which read all of that; and the
 * commands that need a service.
 *
 * <p>The inside of a jail that does not run can be seen in part only, so all that is not seen is
 * planned; each step does nothing where its work is done already.
 */
public final class ProvisionPlanning {

  private static final PackageName PKG = PackageName.of("pkg");
  private static final List<String> OF_PKG = List.of("/usr/local/etc/pkg", "/etc/pkg");

  private final Provision wanted;
  private final PlaceWork work;
  private final Place place;

  public ProvisionPlanning(
      Place place,
      ResourceAddress address,
      Provision wanted,
      HostState host,
      SortedSet<StepId> needs) {
    this.wanted = wanted;
    this.place = place;
    this.work = new PlaceWork(place, address, host, needs);
  }

  /** What has to be read of the place. */
  public static Questions questions(Place place, Provision wanted) {
    List<Question<?>> all = new ArrayList<>();
    all.add(PlaceQuestion.RcConf.of(place, wanted.rcConf().keySet()));
    all.add(PlaceQuestion.Packages.of(place, wanted.packages().keySet()));
    Stream.of(wanted.directories().keySet(), wanted.files().keySet(), wanted.absentFiles())
        .flatMap(Collection::stream)
        .forEach(path -> all.add(new PlaceQuestion.FileAt(place, path)));
    wanted
        .services()
        .keySet()
        .forEach(
            service -> all.add(new PlaceQuestion.Service(place, service, wanted.readBy(service))));
    if (!wanted.accounts().isEmpty()) {
      all.add(new PlaceQuestion.Accounts(place));
    }
    wanted
        .commands()
        .forEach(command -> all.add(new PlaceQuestion.Succeeds(place, command.guard())));
    return Questions.NONE.with(all);
  }

  /** Whether a step is a package's, or about where packages are found. */
  static boolean isForPackages(Step step) {
    return switch (step) {
      case ProvisionStep.InstallPackage install -> true;
      case ProvisionStep.InstallVersion install -> true;
      case ProvisionStep.AddPackage add -> true;
      case ProvisionStep.RemovePackage remove -> true;
      case ProvisionStep.WriteFile write -> isOfPkg(write.path());
      case ProvisionStep.RemoveFile remove -> isOfPkg(remove.path());
      case Step other -> false;
    };
  }

  /**
   * @param visible whether the place could be seen, which a stopped jail cannot
   * @param restarted whether this plan starts the jail, and rc(8) its services with it
   */
  Fragment plan(boolean visible, boolean restarted) {
    files(true);
    packages();
    new AccountPlanning(wanted.accounts(), work).plan();
    rcConf();
    wanted.directories().forEach(this::folder);
    files(false);
    commands(false);
    new ServicePlanning(wanted, work, restarted).plan();
    commands(true);
    return work.fragment(title(), visible);
  }

  /** install(1) would give whatever a symlink leads to another owner. */
  private void folder(HostPath path, Provision.Folder folder) {
    if (work.found().file(path).known().orElse(new FileState.Absent())
        instanceof FileState.Other other) {
      work.refuse(
          PlanCode.FOLDER_IS_LINK.about(
              PlaceNames.key(place) + ".provision.directories." + path,
              path
                  + " of "
                  + place
                  + " is "
                  + other.kind()
                  + ". To set its owner would set that of whatever it leads to.",
              "Name the folder that it leads to, or take it away by hand."));
    }
    work.step(
        "make " + path,
        path.value(),
        "folder, mode " + folder.mode() + ", owner " + folder.owner(),
        new ProvisionStep.MakeDirectory(place, path, folder.owner(), folder.mode()),
        new Condition.DirectoryIs(place, path, folder.owner(), folder.mode()));
  }

  /** pkg itself first: by it the others are installed. */
  private void packages() {
    WantedPackage self = wanted.packages().get(PKG);
    if (self != null) {
      onePackage(PKG, self);
    }
    wanted
        .packages()
        .forEach(
            (name, one) -> {
              if (!name.equals(PKG)) {
                onePackage(name, one);
              }
            });
  }

  private void onePackage(PackageName name, WantedPackage one) {
    switch (one) {
      case WantedPackage.Absent absent ->
          work.step(
              "remove " + name,
              "package " + name,
              "removed",
              new ProvisionStep.RemovePackage(place, name),
              new Condition.PackageAbsent(place, name));
      case WantedPackage.Present(Optional<String> version, Optional<HostPath> file) -> {
        Condition there =
            version
                .<Condition>map(exact -> new Condition.PackageIs(place, name, exact))
                .orElse(new Condition.PackageInstalled(place, name));
        Optional<Step> add =
            file.map(path -> new ProvisionStep.AddPackage(place, name, version, path));
        Optional<Step> exactly =
            version.map(exact -> new ProvisionStep.InstallVersion(place, name, exact));
        work.step(
            "install " + name,
            "package " + name,
            "installed"
                + version.map(exact -> ", version " + exact).orElse("")
                + file.map(path -> ", from " + path).orElse(""),
            add.or(() -> exactly).orElse(new ProvisionStep.InstallPackage(place, name)),
            there);
      }
    }
  }

  private void rcConf() {
    SortedMap<RcVariable, String> found = work.found().rcConf().known().orElse(new TreeMap<>());
    SortedMap<RcVariable, String> toSet = new TreeMap<>(wanted.rcConf());
    toSet.entrySet().removeIf(entry -> entry.getValue().equals(found.get(entry.getKey())));
    if (toSet.isEmpty()) {
      return;
    }
    toSet.forEach(
        (name, value) ->
            work.change(
                new AttributeChange(
                    name.value(), Optional.ofNullable(found.get(name)), Optional.of(value))));
    work.add(
        "set variables",
        new ProvisionStep.SetRcVariables(place, toSet),
        new Condition.RcVariablesAre(place, toSet));
  }

  private void files(boolean ofPkg) {
    for (Map.Entry<HostPath, Provision.OwnedFile> entry : wanted.files().entrySet()) {
      if (isBeforePackages(entry.getKey()) == ofPkg) {
        file(entry.getKey(), entry.getValue());
      }
    }
    wanted.absentFiles().stream()
        .filter(path -> isBeforePackages(path) == ofPkg)
        .forEach(this::absent);
  }

  /** What packages are found by, and packages themselves. */
  private boolean isBeforePackages(HostPath path) {
    return isOfPkg(path)
        || wanted.packages().values().stream()
            .anyMatch(
                one ->
                    one instanceof WantedPackage.Present present
                        && present.file().equals(Optional.of(path)));
  }

  private static boolean isOfPkg(HostPath path) {
    return OF_PKG.stream().anyMatch(folder -> path.value().startsWith(folder + "/"));
  }

  private void file(HostPath path, Provision.OwnedFile file) {
    Condition belongs =
        new Condition.FileBelongs(place, path, file.content().sha256(), file.mode(), file.owner());
    if (work.holds(belongs)) {
      return;
    }
    String wantedText =
        file.content().size()
            + " bytes, mode "
            + file.mode()
            + ", owner "
            + file.owner()
            + ", sha256 "
            + file.content().sha256().brief()
            + "...";
    work.change(
        new AttributeChange(
            path.value(), FileWords.before(work.found().file(path)), Optional.of(wantedText)));
    work.add(
        "write " + path,
        new ProvisionStep.WriteFile(
            place,
            path,
            file.content(),
            file.mode(),
            file.owner(),
            new Operation.Expected.Anything()),
        belongs);
  }

  private void absent(HostPath path) {
    Condition gone = new Condition.FileAbsent(place, path);
    if (!work.holds(gone)) {
      work.change(AttributeChange.set(path.value(), "removed"));
      work.add("remove " + path, new ProvisionStep.RemoveFile(place, path), gone);
    }
  }

  private void commands(boolean afterServices) {
    for (GuardedCommand command : wanted.commands()) {
      if (command.afterServices() == afterServices) {
        work.step(
            "run " + command.name(),
            "command " + command.name(),
            work.found().guardSucceeds(command.guard()).equals(Fact.notAsked())
                ? "run, unless its guard says that it is done (not asked)"
                : "run",
            new ProvisionStep.RunCommand(place, command),
            new Condition.GuardSays(place, command.name(), command.guard(), command.doneWhen()));
      }
    }
  }

  private String title() {
    return Stream.of(
            counted(wanted.packages().size(), "package"),
            counted(wanted.accounts().groups().size(), "group"),
            counted(wanted.accounts().users().size(), "user"),
            counted(wanted.files().size() + wanted.absentFiles().size(), "file"),
            counted(wanted.commands().size(), "command"),
            counted(wanted.services().size(), "service"))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String counted(int count, String noun) {
    return count == 0 ? "" : count + " " + noun + (count == 1 ? "" : "s");
  }
}

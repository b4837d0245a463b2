package org.qjailctl.executors.probe;

import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FitnessQuestion;
import org.qjailctl.core.observed.HostQuestion;
import org.qjailctl.core.observed.PlaceQuestion;
import org.qjailctl.core.observed.QjailQuestion;
import org.qjailctl.core.observed.Question;

/** From each question to its reading: the operations, and what their outcomes say. */
final class Readings {

  private Readings() {}

  static Reading<? extends Fact<?>> of(Question<?> question, Secrets secrets) {
    return switch (question) {
      case HostQuestion<?> asked -> ofHost(asked, secrets);
      case PlaceQuestion<?> asked -> ofPlace(asked);
      case QjailQuestion<?> asked -> ofQjail(asked);
      case FitnessQuestion<?> asked -> ofFitness(asked);
    };
  }

  private static Reading<? extends Fact<?>> ofHost(HostQuestion<?> question, Secrets secrets) {
    return switch (question) {
      case HostQuestion.HostSystem q -> answering(q, SystemReading.of());
      case HostQuestion.Interfaces q -> answering(q, InterfacesReading.of());
      case HostQuestion.Sysctls q -> answering(q, SysctlReading.of(q.names()));
      case HostQuestion.JailKernel q -> answering(q, JailKernelReading.of());
      case HostQuestion.Pf q -> answering(q, PfReading.of(q.wanted()).map(Fact::known));
      case HostQuestion.Storage q -> answering(q, StorageReading.of().map(Fact::known));
      case HostQuestion.NewestArchive q -> answering(q, ArchiveReading.of(q.jail()));
      case HostQuestion.Tree q -> answering(q, HostListing.of(q.root(), q.depth(), q.contents()));
      case HostQuestion.Cluster q -> answering(q, ClusterReading.of(q, secrets));
    };
  }

  private static Reading<? extends Fact<?>> ofPlace(PlaceQuestion<?> question) {
    return switch (question) {
      case PlaceQuestion.RcConf q ->
          answering(q, RcConfReading.of(q.place(), q.names(), q.prefixes()));
      case PlaceQuestion.WholeRcConf q -> answering(q, RcConfReading.everything(q.place()));
      case PlaceQuestion.Packages q -> answering(q, PackagesReading.of(q.place(), q.names()));
      case PlaceQuestion.ChosenPackages q -> answering(q, PackagesReading.chosen(q.place()));
      case PlaceQuestion.FileAt q ->
          answering(q, FilesReading.of(q.path(), q.place().confinement()));
      case PlaceQuestion.Lines q ->
          answering(q, LinesReading.of(q.file(), q.asked(), q.place().confinement()));
      case PlaceQuestion.Text q ->
          answering(q, TextFile.reading(q.file(), q.place().confinement()));
      case PlaceQuestion.Service q ->
          answering(q, ServiceReading.of(q.place(), q.name(), q.read()));
      case PlaceQuestion.Listens q -> answering(q, PortReading.of(q.place(), q.port()));
      case PlaceQuestion.Accounts q -> answering(q, AccountsReading.of(q.place().confinement()));
      case PlaceQuestion.Succeeds q -> answering(q, GuardReading.of(q.place(), q.guard()));
    };
  }

  private static Reading<? extends Fact<?>> ofQjail(QjailQuestion<?> question) {
    return switch (question) {
      case QjailQuestion.Version q -> answering(q, QjailReading.version());
      case QjailQuestion.BaseRelease q -> answering(q, BaseReading.of());
      case QjailQuestion.FlavorFiles q -> answering(q, FlavorReading.of(q.name(), q.files()));
      case QjailQuestion.Jails q -> answering(q, JailsReading.of(q.only()));
      case QjailQuestion.EnablesSshd q -> answering(q, SshdReading.of(q.jail()));
    };
  }

  private static Reading<? extends Fact<?>> ofFitness(FitnessQuestion<?> question) {
    return switch (question) {
      case FitnessQuestion.KernelReleases q -> answering(q, KernelReading.releases());
      case FitnessQuestion.SecurityLevel q -> answering(q, KernelReading.security());
      case FitnessQuestion.PfModule q -> answering(q, KernelReading.pfModule());
      case FitnessQuestion.PfConfComplaint q -> answering(q, PfReading.complaint());
      case FitnessQuestion.DiffRefuses q -> answering(q, DiffReading.refuses());
      case FitnessQuestion.Listeners q -> answering(q, ListenersReading.ofHost());
      case FitnessQuestion.JailSpace q -> answering(q, SpaceReading.ofJails());
      case FitnessQuestion.Archives q -> answering(q, ArchivesReading.all());
    };
  }

  /** The compiler holds that the reading gives what the question asks for. */
  @SuppressWarnings("UnusedVariable") // its type is what counts
  private static <T> Reading<Fact<T>> answering(Question<T> question, Reading<Fact<T>> reading) {
    return reading;
  }
}

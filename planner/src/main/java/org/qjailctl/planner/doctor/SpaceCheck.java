package org.qjailctl.planner.doctor;

import java.util.List;
import org.qjailctl.core.doctor.Finding;
import org.qjailctl.core.observed.FitnessQuestion;

/** The room for jails. A base system unpacks to about 1.2 GiB on FreeBSD 13. */
final class SpaceCheck {

  private static final long MEBIBYTE = 1024;
  private static final long FOR_BASE = 2048 * MEBIBYTE;
  private static final long LITTLE = 1024 * MEBIBYTE;
  private static final long NONE = 128 * MEBIBYTE;

  private SpaceCheck() {}

  static List<Finding> of(Patient patient) {
    boolean base =
        patient.host().qjail().baseRelease().known().flatMap(release -> release).isPresent();
    return List.of(
        DoctorCode.SPACE.judge(
            patient.answer(new FitnessQuestion.JailSpace()), space -> room(space, base)));
  }

  private static Finding room(FitnessQuestion.Space space, boolean base) {
    String what =
        (space.freeKibibytes() / MEBIBYTE) + " MiB free for /usr/jails on " + space.mountedOn();
    String remedy = "du -xk /usr/jails | sort -n | tail shows what fills it";
    if (space.freeKibibytes() < NONE) {
      return DoctorCode.SPACE.problem(
          what, "Archives and packages break off half way on a full file system.", remedy);
    }
    if (!base && space.freeKibibytes() < FOR_BASE) {
      return DoctorCode.SPACE.problem(
          what, "qjail install unpacks a base system and copies most of it.", remedy);
    }
    return space.freeKibibytes() < LITTLE
        ? DoctorCode.SPACE.warning(what, "That is little for packages and archives.", remedy)
        : DoctorCode.SPACE.ok(what);
  }
}

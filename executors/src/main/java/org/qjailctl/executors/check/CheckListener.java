package org.qjailctl.executors.check;

/** Hears of each check as it ends. */
public interface CheckListener {

  void checkEnded(CheckResult result);
}

package org.qjailctl.executors.check;

import java.time.Duration;

/** A clock that shows whatever time is waited for. */
final class SkippingPause implements Pause {

  private Duration shown = Duration.ZERO;

  @Override
  public Duration elapsed() {
    return shown;
  }

  @Override
  public void until(Duration moment) {
    shown = moment.compareTo(shown) > 0 ? moment : shown;
  }
}

package org.practicepress.embedded.kafka;

import com.yammer.metrics.core.Metric;
import com.yammer.metrics.core.MetricName;
import com.yammer.metrics.core.MetricsRegistryListener;
import com.yammer.metrics.core.Stoppable;

/**
 * Stops reckoning how much a second comes and goes: two hundred such figures, of which
 * each would wake a thread every five seconds, and nobody reads one.
 */
final class NoRates implements MetricsRegistryListener {

	@Override
	public void onMetricAdded(MetricName name, Metric metric) {
		if (metric instanceof Stoppable reckoned) {
			reckoned.stop();
		}
	}

	@Override
	public void onMetricRemoved(MetricName name) {
	}

}

/**
 * The publishing service: turns accepted practices into factsheets, numbers them and
 * shows the series to the world. It knows a submission only by the events it hears of it.
 */
@org.jspecify.annotations.NullMarked
package org.practicepress.publish;

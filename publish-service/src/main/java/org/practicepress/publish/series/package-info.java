/**
 * The published series, for readers and for programs. Knows published factsheets by their
 * number only: nothing here may tell which submission one was made from.
 */
@org.jspecify.annotations.NullMarked
package org.practicepress.publish.series;

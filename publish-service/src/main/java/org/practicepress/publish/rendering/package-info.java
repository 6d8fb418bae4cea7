/**
 * How a factsheet looks: one content set as a web page, as PDF and as Word. Nothing here
 * fetches anything: fonts come with the service, photos are handed in, and whatever an
 * answer says stays text.
 */
@org.jspecify.annotations.NullMarked
package org.practicepress.publish.rendering;

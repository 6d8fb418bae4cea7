/**
 * The contributor's side of the site: the home page with its upload, and the private
 * status page of a submission. An upload is acknowledged when file and event are durable,
 * and never waits for the file to be read.
 */
@NullMarked
package org.practicepress.intake.upload;

import org.jspecify.annotations.NullMarked;

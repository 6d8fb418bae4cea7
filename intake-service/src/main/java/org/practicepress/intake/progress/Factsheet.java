package org.practicepress.intake.progress;

/**
 * A published factsheet, as the home page shows it.
 *
 * @param number its number in the series
 * @param title its title
 * @param summary what it is about
 * @param path where it is read
 */
public record Factsheet(int number, String title, String summary, String path) {
}

package org.practicepress.benchmarks.floor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/**
 * Tomcat with one servlet that answers with the headers and the bytes of two files, until
 * it is ended.
 */
final class BareTomcat {

	/** The body of the answer. */
	static final String PAGE = "page";

	/** The answer's headers: on each line a name, a colon and a value. */
	static final String HEADERS = "headers";

	private BareTomcat() {
	}

	static void serve(Path folder) throws Exception {
		byte[] page = Files.readAllBytes(folder.resolve(PAGE));
		List<Header> headers = Files.readAllLines(folder.resolve(HEADERS)).stream().map(Header::of).toList();
		Tomcat tomcat = new Tomcat();
		tomcat.setBaseDir(folder.toString());
		tomcat.setHostname("127.0.0.1");
		tomcat.setPort(0);
		Context context = tomcat.addContext("", folder.toString());
		Tomcat.addServlet(context, "page", new Page(page, headers)).addMapping("/");
		tomcat.start();
		Floor.say("port", tomcat.getConnector().getLocalPort());
		tomcat.getServer().await();
	}

	/**
	 * A header of the answer.
	 *
	 * @param name its name
	 * @param value what it says
	 */
	private record Header(String name, String value) {

		private static Header of(String line) {
			int colon = line.indexOf(':');
			return new Header(line.substring(0, colon), line.substring(colon + 1));
		}

	}

	/** The page, whatever is asked for. */
	private static final class Page extends HttpServlet {

		private static final long serialVersionUID = 1L;

		private final byte[] content;

		private final transient List<Header> headers;

		private Page(byte[] content, List<Header> headers) {
			this.content = content;
			this.headers = headers;
		}

		@Override
		protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
			this.headers.forEach((header) -> response.addHeader(header.name(), header.value()));
			response.setContentLength(this.content.length);
			response.getOutputStream().write(this.content);
		}

	}

}

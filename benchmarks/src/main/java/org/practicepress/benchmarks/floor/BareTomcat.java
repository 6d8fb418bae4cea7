package org.practicepress.benchmarks.floor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** Tomcat with one servlet that answers with the bytes of a file, until it is ended. */
final class BareTomcat {

	private BareTomcat() {
	}

	static void serve(Path folder) throws Exception {
		byte[] page = Files.readAllBytes(folder.resolve("page"));
		Tomcat tomcat = new Tomcat();
		tomcat.setBaseDir(folder.toString());
		tomcat.setHostname("127.0.0.1");
		tomcat.setPort(0);
		Context context = tomcat.addContext("", folder.toString());
		Tomcat.addServlet(context, "page", new Page(page)).addMapping("/");
		tomcat.start();
		Floor.say("port", tomcat.getConnector().getLocalPort());
		tomcat.getServer().await();
	}

	/** The page, whatever is asked for. */
	private static final class Page extends HttpServlet {

		private static final long serialVersionUID = 1L;

		private final byte[] content;

		private Page(byte[] content) {
			this.content = content;
		}

		@Override
		protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
			response.setContentType("text/html;charset=UTF-8");
			response.setContentLength(this.content.length);
			response.getOutputStream().write(this.content);
		}

	}

}

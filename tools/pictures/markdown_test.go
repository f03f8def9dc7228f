package main

import "testing"

func TestMarkdown(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a heading, a block quote, small print", "### White House\n> agreed on **peace** and\n> more\n-# WH-2.2",
			"<h3>White House</h3><blockquote>agreed on <b>peace</b> and<br>more</blockquote><small>WH-2.2</small>"},
		{"escaped", `\*\*not bold\*\* \[source] a_b_c`, "<p>**not bold** [source] a_b_c</p>"},
		{"italics, underline, struck out, code", "*lean* __line__ ~~gone~~ `x<y`", "<p><i>lean</i> <u>line</u> <s>gone</s> <code>x&lt;y</code></p>"},
		{"a code block", "```\n@misc{a,\n}\n```\nafter", "<pre>@misc{a,\n}</pre><p>after</p>"},
		{"HTML", "<script>", "<p>&lt;script&gt;</p>"},
		{"a code block that does not end", "```\nopen", "<pre>open</pre>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := markdown(c.text); got != c.want {
				t.Errorf("%q is drawn\n%s, want\n%s", c.text, got, c.want)
			}
		})
	}
}

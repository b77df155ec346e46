using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using QuizHub.Tests.Progress.Reviews;

namespace QuizHub.Tests.Site;

/// <summary>Every form of the site, found by following every link, as a browser without scripts posts it.</summary>
public sealed class FormsTests : IAsyncDisposable
{
    /// <summary>Asks for more than anybody may.</summary>
    private readonly ReviewWorld _world = new(new SampleSettings().WithoutLimits);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task Whatever_is_posted_is_answered_by_the_page_with_the_message_at_the_field_and_what_was_typed(string language)
    {
        var forms = await FindAsync(language);
        foreach (var action in new[] { "/settings", "/settings/forget", "/practice", "/exam", "/interview", "/review", "/review/goal", "/progress/forget", "/search", "/report" })
        {
            Assert.Contains(forms, form => form.Path.EndsWith(action, StringComparison.Ordinal));
        }

        foreach (var form in forms)
        {
            if (form.Fields.Any(field => field.IsNeeded))
            {
                await AssertRefusedAsync(form, []);
            }

            foreach (var field in form.Fields)
            {
                foreach (var bad in field.Bad())
                {
                    await AssertRefusedAsync(form, [.. form.Fields.Where(other => other.Name != field.Name).SelectMany(other => other.Sent), (field.Name, bad)], field);
                }
            }
        }
    }

    [Theory]
    [InlineData("application/json", "{}")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nnonsense")]
    [InlineData("multipart/form-data", "x")]
    [InlineData(null, "")]
    [InlineData("application/x-www-form-urlencoded", "%%%=%zz&&&=")]
    public async Task A_body_that_is_no_form_is_answered_by_a_page(string? type, string body)
    {
        foreach (var form in (await FindAsync("en")).Where(form => form.IsPost && form.Fields.Count > 0))
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            if (type is not null)
            {
                content.Headers.TryAddWithoutValidation("Content-Type", type);
            }

            using var response = await _world.Browser.Client.PostAsync(form.Path, content, Cancel);
            Assert.True((int)response.StatusCode is >= 400 and < 500, $"{form.Path}: {response.StatusCode}");
            Assert.NotNull((await ReadAsync(response)).QuerySelector("#refused[role=alert]"));
        }
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response)
    {
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancel));
    }

    private async Task AssertRefusedAsync(Form form, IReadOnlyList<(string Name, string Value)> sent, Field? wrong = null)
    {
        var about = $"{form.Path} {wrong?.Name}={(sent.Count == 0 ? "" : sent[^1].Value[..Math.Min(20, sent[^1].Value.Length)])}";
        using var content = new FormUrlEncodedContent(sent.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = form.IsPost
            ? await _world.Browser.Client.PostAsync(form.Path, content, Cancel)
            : await _world.Browser.Client.GetAsync($"{form.Path}?{await content.ReadAsStringAsync(Cancel)}", Cancel);
        Assert.True(response.StatusCode is HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest, $"{about}: {response.StatusCode} {response.Headers.Location}");
        var page = await ReadAsync(response);
        Assert.True(page.QuerySelector("main [role=alert]")?.TextContent.Trim().Length > 10, about);
        Assert.All(page.QuerySelectorAll("#refused a"), link => Assert.True(page.GetElementById(link.GetAttribute("href")![1..]) is not null, $"{about}: {link.OuterHtml}"));
        Assert.All(page.QuerySelectorAll("[aria-describedby]").SelectMany(element => element.GetAttribute("aria-describedby")!.Split(' ')), id =>
            Assert.True(page.GetElementById(id) is not null, $"{about}: nothing is called {id}"));
        if (wrong is { IsShown: true })
        {
            AssertMarked(page, wrong, about);
        }

        var back = page.QuerySelectorAll<IHtmlFormElement>("form").FirstOrDefault(other => Form.PathOf(other) == form.Path && form.Fields.All(field => other.QuerySelector($"[name='{field.Name}']") is not null));
        foreach (var (name, value) in back is null ? [] : sent.Where(field => form.Fields.First(known => known.Name == field.Name).IsTyped))
        {
            var element = back!.QuerySelector($"[name='{name}']");
            Assert.True((element as IHtmlTextAreaElement)?.TextContent == value || element!.GetAttribute("value") == value, $"{about}: {name} is {element!.OuterHtml}");
        }
    }

    /// <summary>Some field of that name, or the group of them, is invalid and described by a message.</summary>
    private static void AssertMarked(IHtmlDocument page, Field wrong, string about)
    {
        var marked = page.QuerySelectorAll($"[name='{wrong.Name}']").SelectMany(element => new[] { element, element.Closest("fieldset") })
            .OfType<IElement>().FirstOrDefault(element => element.GetAttribute("aria-invalid") == "true");
        Assert.True(marked is not null, $"{about}: no field is marked");
        Assert.Contains(marked.GetAttribute("aria-describedby")!.Split(' '), id => page.GetElementById(id)!.ClassList.Contains("wrong"));
    }

    /// <summary>By somebody who has something due, a goal and a history.</summary>
    private async Task<List<Form>> FindAsync(string language)
    {
        await _world.PractiseAsync("types", isRight: true);
        _world.GoTo(4);
        var (forms, seen, ahead) = (new List<Form>(), new HashSet<string> { $"/{language}" }, new Queue<string>([$"/{language}"]));
        while (ahead.TryDequeue(out var path))
        {
            using var response = await _world.Browser.Client.GetAsync(path, Cancel);
            if (response.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            var page = await ReadAsync(response);
            forms.AddRange(page.QuerySelectorAll<IHtmlFormElement>("form[action]").Select(Form.Of).Where(form => !forms.Any(known => known.IsLike(form))));
            foreach (var link in page.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!.Split('#')[0]))
            {
                if (link.StartsWith($"/{language}", StringComparison.Ordinal) && !link.Contains("/demo", StringComparison.Ordinal) && seen.Add(link))
                {
                    ahead.Enqueue(link);
                }
            }
        }

        return forms;
    }

    private sealed record Form(string Path, bool IsPost, IReadOnlyList<Field> Fields)
    {
        public static string PathOf(IHtmlFormElement form) => form.GetAttribute("action")!;

        public static Form Of(IHtmlFormElement form) => new(
            PathOf(form), form.Method == "post",
            [.. form.QuerySelectorAll("[name]").GroupBy(element => element.GetAttribute("name")!).Select(Field.Of)]);

        /// <summary>The same form of another question is no other form.</summary>
        public bool IsLike(Form other) => Path.Split('/')[^1] == other.Path.Split('/')[^1] && Fields.Select(field => field.Name).SequenceEqual(other.Fields.Select(field => field.Name));
    }

    private sealed record Field(string Name, string Type, int? Longest, IReadOnlyList<(string, string)> Sent)
    {
        public bool IsShown => Type is not ("hidden" or "button" or "submit");

        /// <summary>Whether there is text in it that somebody typed.</summary>
        public bool IsTyped => Type is "number" or "date" or "text" or "search" or "textarea";

        /// <summary>Whether a form can't be meant without it.</summary>
        public bool IsNeeded => Type is not ("checkbox" or "search");

        public static Field Of(IGrouping<string, IElement> elements)
        {
            var first = elements.First();
            var type = first.LocalName == "input" ? first.GetAttribute("type") ?? "text" : first.LocalName;
            IEnumerable<string> values = type switch
            {
                "radio" or "checkbox" => elements.Where(element => element.HasAttribute("checked")).Select(element => element.GetAttribute("value") ?? "on"),
                "select" => [((IHtmlSelectElement)first).Value ?? ""],
                "textarea" => [first.TextContent],
                _ => [first.GetAttribute("value") ?? ""],
            };
            return new(
                elements.Key, type, int.TryParse(first.GetAttribute("maxlength"), CultureInfo.InvariantCulture, out var longest) ? longest : null,
                [.. values.Select(value => (elements.Key, value))]);
        }

        public IEnumerable<string> Bad() => Type switch
        {
            "number" => ["abc", "-1", "1.5", "0", "99999999999", new string('9', 300)],
            "date" => ["2026-99-99", "yesterday", "0001-01-01", "9999-12-31"],
            "text" or "search" or "textarea" => [new string('x', (Longest ?? throw new InvalidOperationException($"{Name} has no limit.")) + 1)],
            _ => ["nonsense", "<b>\"'", new string('x', 5000)],
        };
    }
}

using Microsoft.AspNetCore.Connections;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using QuizHub.Server.Data;

namespace QuizHub.Server.Site;

/// <summary>Whether a server has started. Until then what ends it is said in one sentence, and the host is not to log it as well.</summary>
public sealed class StartUp
{
    public bool IsOver { get; set; }
}

/// <summary>A setting that cannot be meant.</summary>
public sealed class SettingException(string message) : Exception(message);

/// <summary>What keeps a server from starting and is no fault of the program, said so that whoever runs it knows what to do.</summary>
public static class StartFailures
{
    /// <summary>One sentence or two; null for everything else.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        SettingException => $"A setting cannot be used: {exception.Message}",
        OptionsValidationException options => $"A setting cannot be used: {string.Join(" ", options.Failures)}",
        InvalidDataException => $"The settings cannot be read: {Innermost(exception).Message}",
        InvalidOperationException { InnerException: FormatException or ArgumentException } => $"A setting cannot be read: {exception.Message}",
        FormatException => $"A setting cannot be read: {exception.Message}",
        _ when Has<AddressInUseException>(exception) => $"{exception.Message.TrimEnd('.')}. Stop what listens there, or choose another address with --Urls.",
        _ when Has<SocketException>(exception) => $"The server cannot listen at the address that Urls names: {Innermost(exception).Message}.",
        _ when exception.StorageReason() is { } reason => $"The database cannot be used: {reason}. DataDirectory names its folder.",
        SqliteException => $"The database cannot be used: {exception.Message}",
        UnauthorizedAccessException or IOException => $"The data folder cannot be used: {exception.Message} DataDirectory names another.",
        _ => null,
    };

    private static bool Has<T>(Exception exception)
        where T : Exception => exception is T || (exception.InnerException is { } inner && Has<T>(inner));

    private static Exception Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception;
}

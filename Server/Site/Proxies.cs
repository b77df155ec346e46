using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace QuizHub.Server.Site;

/// <summary>The setting <c>Proxies</c>: addresses or networks of reverse proxies whose <c>X-Forwarded-For</c>, <c>-Proto</c> and <c>-Host</c> are believed.
/// Without it
/// nobody's are.</summary>
public static class Proxies
{
    public static IServiceCollection AddProxies(this IServiceCollection services, IConfiguration configuration)
    {
        var known = From(configuration);
        return services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = known.Count == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            // Each hop must be a known one, so their number needs no limit.
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in known)
            {
                options.KnownIPNetworks.Add(network);
            }
        });
    }

    /// <exception cref="SettingException">One of them is neither an address nor a network.</exception>
    private static List<IPNetwork> From(IConfiguration configuration) => [.. (configuration.GetSection("Proxies").Get<string[]>() ?? []).Select(text =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, 8 * address.GetAddressBytes().Length)
        : throw new SettingException($"Proxies holds \"{text}\", which is neither an address such as 127.0.0.1 nor a network such as 10.0.0.0/8."))];
}
